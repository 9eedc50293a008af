package dev.coterie.pricing.buyer;

import dev.coterie.kernel.Validity;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * For whom a price is made.
 *
 * @param held the groups with their times
 * @param byDefault the default group, null where there is none
 */
public record Buyer(List<HeldGroup> held, @Nullable RuledGroup byDefault) {

  /** A group that the buyer holds at times. */
  public record HeldGroup(RuledGroup group, List<Validity> validities) {
    private static final List<Validity> ALWAYS = List.of(new Validity(Instant.EPOCH, null));

    static HeldGroup always(RuledGroup group) {
      return new HeldGroup(group, ALWAYS);
    }

    public boolean inForce(Instant at) {
      for (Validity validity : validities) {
        if (validity.contains(at)) {
          return true;
        }
      }
      return false;
    }

    public boolean toCome(Instant at) {
      return validities.stream().anyMatch(validity -> validity.from().isAfter(at));
    }

    private Stream<@Nullable Instant> turnsAfter(Instant at) {
      return group.counts()
          ? validities.stream().map(validity -> validity.nextTurnAfter(at))
          : Stream.empty();
    }
  }

  /** This buyer, holding the group at all times. */
  public Buyer with(RuledGroup group) {
    Stream<HeldGroup> others = held.stream().filter(other -> other.group().id() != group.id());
    return new Buyer(Stream.concat(others, Stream.of(HeldGroup.always(group))).toList(), byDefault);
  }

  /** The ids of the groups that admit the buyer to restricted products at the instant. */
  public Set<Long> admittedBy(Instant at) {
    Set<Long> admitting = new HashSet<>();
    for (HeldGroup each : held) {
      if (each.group().admits() && !each.group().deleted() && each.inForce(at)) {
        admitting.add(each.group().id());
      }
    }
    return admitting;
  }

  /** The next instant at which a begin or end can change a price, null where none is known. */
  public @Nullable Instant nextTurnAfter(Instant at) {
    return held.stream()
        .flatMap(group -> group.turnsAfter(at))
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
