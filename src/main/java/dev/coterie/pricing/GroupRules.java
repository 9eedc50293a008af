package dev.coterie.pricing;

import dev.coterie.pricing.Holdings.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All groups as pricing sees them, deleted ones too, at one state of the database. */
final class GroupRules {
  private final Map<Long, RuledGroup> byId;
  private final Map<String, RuledGroup> byCode;
  private final @Nullable RuledGroup byDefault;

  GroupRules(List<RuledGroup> groups) {
    byId = groups.stream().collect(Collectors.toMap(RuledGroup::id, Function.identity()));
    byCode =
        groups.stream()
            .filter(group -> !group.deleted())
            .collect(Collectors.toMap(RuledGroup::code, Function.identity()));
    byDefault = groups.stream().filter(RuledGroup::byDefault).findFirst().orElse(null);
  }

  @Nullable RuledGroup withCode(String code) {
    return byCode.get(code);
  }

  /** Whether all the groups that are held stand in these rules, which may be older. */
  boolean know(Holdings holdings) {
    for (Holding holding : holdings.all()) {
      if (!byId.containsKey(holding.groupId())) {
        return false;
      }
    }
    return true;
  }

  /** Who holds these. */
  Buyer buyer(Holdings holdings) {
    List<Buyer.Held> held = new ArrayList<>(holdings.all().size());
    for (Holding holding : holdings.all()) {
      RuledGroup group = byId.get(holding.groupId());
      if (group != null) {
        held.add(new Buyer.Held(group, holding.validities()));
      }
    }
    return new Buyer(held, byDefault);
  }

  /** Who holds just this group, at all times. */
  Buyer memberOf(RuledGroup group) {
    return new Buyer(List.of(Buyer.Held.always(group)), byDefault);
  }
}
