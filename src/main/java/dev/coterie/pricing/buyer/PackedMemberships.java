package dev.coterie.pricing.buyer;

import dev.coterie.kernel.Validity;
import dev.coterie.pricing.buyer.HeldMemberships.HeldMembership;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Memberships as the price book has them in memory, by the million: three numbers a validity, in
 * one array. One membership without an end takes 40 bytes so, 136 as {@link HeldMemberships}.
 */
final class PackedMemberships {
  /** Group, begin and end; instants as {@link Micros}. */
  private static final int NUMBERS = 3;

  private PackedMemberships() {}

  static long[] packed(HeldMemberships memberships) {
    int validities = memberships.all().stream().mapToInt(each -> each.validities().size()).sum();
    long[] numbers = new long[validities * NUMBERS];
    int at = 0;
    for (HeldMembership membership : memberships.all()) {
      for (Validity validity : membership.validities()) {
        numbers[at++] = membership.groupId();
        numbers[at++] = Micros.of(validity.from());
        numbers[at++] = Micros.ofEnd(validity.until());
      }
    }
    return numbers;
  }

  static boolean inForce(long[] numbers, long group, long at) {
    for (int index = 0; index < numbers.length; index += NUMBERS) {
      if (numbers[index] == group && numbers[index + 1] <= at && at < numbers[index + 2]) {
        return true;
      }
    }
    return false;
  }

  /** The first begin or end of the group after the instant, {@link Micros#NEVER} for none. */
  static long nextTurn(long[] numbers, long group, long at) {
    long next = Micros.NEVER;
    for (int index = 0; index < numbers.length; index += NUMBERS) {
      for (int turn = index + 1; numbers[index] == group && turn < index + NUMBERS; turn++) {
        next = numbers[turn] > at ? Math.min(next, numbers[turn]) : next;
      }
    }
    return next;
  }

  /** When a shop is open by these; null where the rules are older than a group. */
  static @Nullable ShopTime shopTime(long[] numbers, GroupRules rules, long at) {
    boolean open = false;
    long turn = Micros.NEVER;
    for (int index = 0; index < numbers.length; index += NUMBERS) {
      RuledGroup group = rules.withId(numbers[index]);
      if (group == null) {
        return null;
      }
      if (group.opensShop()) {
        open |= numbers[index + 1] <= at && at < numbers[index + 2];
        turn = Math.min(turn, nextTurn(numbers, group.id(), at));
      }
    }
    return new ShopTime(open, Micros.end(turn));
  }

  static HeldMemberships unpacked(long[] numbers) {
    List<HeldMembership> all = new ArrayList<>(1);
    for (int at = 0; at < numbers.length; ) {
      long group = numbers[at];
      List<Validity> validities = new ArrayList<>(1);
      for (; at < numbers.length && numbers[at] == group; at += NUMBERS) {
        validities.add(new Validity(Micros.instant(numbers[at + 1]), Micros.end(numbers[at + 2])));
      }
      all.add(new HeldMembership(group, validities));
    }
    return new HeldMemberships(all);
  }
}
