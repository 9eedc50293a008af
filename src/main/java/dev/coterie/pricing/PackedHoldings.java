package dev.coterie.pricing;

import dev.coterie.kernel.Validity;
import dev.coterie.pricing.Holdings.Holding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Holdings as the price book keeps them, by the million: three numbers a validity, in one array.
 * One group held for ever takes 40 bytes of memory so, 136 as {@link Holdings}.
 */
final class PackedHoldings {
  /** Group, begin and end; instants in microseconds since 1970, which all of them fit. */
  private static final int NUMBERS = 3;

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final long NEVER = Long.MAX_VALUE;

  private PackedHoldings() {}

  static long[] packed(Holdings holdings) {
    int validities = holdings.all().stream().mapToInt(held -> held.validities().size()).sum();
    long[] numbers = new long[validities * NUMBERS];
    int at = 0;
    for (Holding holding : holdings.all()) {
      for (Validity validity : holding.validities()) {
        Instant until = validity.until();
        numbers[at++] = holding.groupId();
        numbers[at++] = micros(validity.from());
        numbers[at++] = until == null ? NEVER : micros(until);
      }
    }
    return numbers;
  }

  static Holdings unpacked(long[] numbers) {
    List<Holding> all = new ArrayList<>(1);
    for (int at = 0; at < numbers.length; ) {
      long group = numbers[at];
      List<Validity> validities = new ArrayList<>(1);
      for (; at < numbers.length && numbers[at] == group; at += NUMBERS) {
        long until = numbers[at + 2];
        validities.add(
            new Validity(instant(numbers[at + 1]), until == NEVER ? null : instant(until)));
      }
      all.add(new Holding(group, validities));
    }
    return new Holdings(all);
  }

  private static long micros(Instant instant) {
    // ChronoUnit would count nanoseconds first, which fit until the year 2262 only
    return instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / NANOS_PER_MICRO;
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
