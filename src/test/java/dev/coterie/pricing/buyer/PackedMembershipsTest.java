package dev.coterie.pricing.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.kernel.Validity;
import dev.coterie.pricing.buyer.HeldMemberships.HeldMembership;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PackedMembershipsTest {
  private static final long LATEST = Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();

  @Property
  void memberships_come_out_as_they_were_put_in(
      @ForAll("memberships") HeldMemberships memberships) {
    assertThat(PackedMemberships.unpacked(PackedMemberships.packed(memberships)))
        .isEqualTo(memberships);
  }

  @Provide
  Arbitrary<HeldMemberships> memberships() {
    Arbitrary<Instant> instants =
        Arbitraries.longs()
            .between(0, LATEST * 1_000_000)
            .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    Arbitrary<List<Validity>> validities =
        Combinators.combine(instants.set().ofMinSize(1).ofMaxSize(5), Arbitraries.of(true, false))
            .as((turns, forEver) -> validities(turns.stream().sorted().toList(), forEver))
            .filter(list -> !list.isEmpty());
    Arbitrary<Long> groups = Arbitraries.longs().greaterOrEqual(1);
    return Combinators.combine(groups, validities)
        .as(HeldMembership::new)
        .list()
        .ofMaxSize(4)
        .uniqueElements(HeldMembership::groupId)
        .map(HeldMemberships::new);
  }

  /** From each second turn to the one after it, the last of them perhaps for ever. */
  private static List<Validity> validities(List<Instant> turns, boolean forEver) {
    List<Validity> validities = new ArrayList<>();
    for (int index = 0; index + 1 < turns.size(); index += 2) {
      validities.add(new Validity(turns.get(index), turns.get(index + 1)));
    }
    if (forEver && turns.size() % 2 == 1) {
      validities.add(new Validity(turns.get(turns.size() - 1), null));
    }
    return validities;
  }
}
