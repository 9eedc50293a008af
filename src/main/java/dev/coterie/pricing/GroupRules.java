package dev.coterie.pricing;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All groups as pricing sees them, at one state of the database. */
final class GroupRules {
  private final Map<Long, RuledGroup> byId;
  private final Map<String, RuledGroup> byCode;
  private final @Nullable RuledGroup byDefault;

  GroupRules(List<RuledGroup> groups) {
    byId = groups.stream().collect(Collectors.toMap(RuledGroup::id, Function.identity()));
    byCode = groups.stream().collect(Collectors.toMap(RuledGroup::code, Function.identity()));
    byDefault = groups.stream().filter(RuledGroup::byDefault).findFirst().orElse(null);
  }

  @Nullable RuledGroup withCode(String code) {
    return byCode.get(code);
  }

  /** Who holds these; a group that is gone is held by nobody. */
  Buyer buyer(Holdings holdings) {
    List<Buyer.Held> held =
        holdings.all().stream()
            .filter(holding -> byId.containsKey(holding.groupId()))
            .map(holding -> held(holding))
            .toList();
    return new Buyer(held, byDefault);
  }

  private Buyer.Held held(Holdings.Holding holding) {
    RuledGroup group = byId.get(holding.groupId());
    if (group == null) {
      throw new IllegalStateException("no group " + holding.groupId());
    }
    return new Buyer.Held(group, holding.validities());
  }
}
