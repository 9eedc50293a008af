package dev.coterie.pricing.buyer;

import dev.coterie.pricing.buyer.HeldMemberships.HeldMembership;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All groups as pricing sees them, deleted ones too, at one state of the database. */
public final class GroupRules {
  private static final AtomicLong EDITIONS = new AtomicLong();

  public static final GroupRules NONE = new GroupRules(Map.of());

  private final long edition = EDITIONS.incrementAndGet();
  private final Map<Long, RuledGroup> byId;
  private final Map<String, RuledGroup> byCode = new HashMap<>();
  private final @Nullable RuledGroup byDefault;

  private GroupRules(Map<Long, RuledGroup> byId) {
    this.byId = byId;
    RuledGroup standard = null;
    for (RuledGroup group : byId.values()) {
      if (!group.deleted()) {
        byCode.put(group.code(), group);
      }
      if (group.byDefault()) {
        standard = group;
      }
    }
    byDefault = standard;
  }

  /** These, but for the groups that were read anew. */
  public GroupRules with(List<RuledGroup> groups) {
    if (groups.isEmpty()) {
      return this;
    }
    Map<Long, RuledGroup> all = new HashMap<>(byId);
    groups.forEach(group -> all.put(group.id(), group));
    return new GroupRules(all);
  }

  /** Differs from that of any other rules of this process. */
  public long edition() {
    return edition;
  }

  public boolean isEmpty() {
    return byId.isEmpty();
  }

  public @Nullable RuledGroup withCode(String code) {
    return byCode.get(code);
  }

  /** The group of the id, null where these rules are older than it. */
  @Nullable RuledGroup withId(long id) {
    return byId.get(id);
  }

  /** Whether all the groups that are held stand in these rules, which may be older. */
  boolean know(HeldMemberships memberships) {
    for (HeldMembership membership : memberships.all()) {
      if (!byId.containsKey(membership.groupId())) {
        return false;
      }
    }
    return true;
  }

  /** Who holds these. */
  public Buyer buyer(HeldMemberships memberships) {
    List<Buyer.HeldGroup> held = new ArrayList<>(memberships.all().size());
    for (HeldMembership membership : memberships.all()) {
      RuledGroup group = byId.get(membership.groupId());
      if (group != null) {
        held.add(new Buyer.HeldGroup(group, membership.validities()));
      }
    }
    return new Buyer(held, byDefault);
  }

  /** Who holds just this group, at all times. */
  public Buyer memberOf(RuledGroup group) {
    return new Buyer(List.of(Buyer.HeldGroup.always(group)), byDefault);
  }
}
