package dev.coterie.http.pages.group;

import dev.coterie.group.Group;
import dev.coterie.kernel.Money;
import java.math.BigDecimal;
import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the sheet of groups is sorted by. Groups without a fee, an end or a limit come last. */
public enum GroupColumn {
  NUMBER,
  NAME,
  MEMBERS,
  FEE,
  DURATION,
  LISTINGS;

  Comparator<Group> order(boolean descending) {
    Comparator<Group> order = order().thenComparing(Group::id);
    return descending ? order.reversed() : order;
  }

  private Comparator<Group> order() {
    return switch (this) {
      case NUMBER -> Comparator.comparing(Group::id);
      case NAME ->
          Comparator.comparing(group -> group.terms().name(), Collator.getInstance(Locale.ROOT));
      case MEMBERS -> Comparator.comparing(Group::members);
      case FEE -> Comparator.comparing(GroupColumn::fee, lastIfNull());
      case DURATION ->
          Comparator.comparing(group -> group.terms().plan().durationDays(), lastIfNull());
      case LISTINGS -> Comparator.comparing(group -> group.terms().plan().listings(), lastIfNull());
    };
  }

  private static <V extends Comparable<V>> Comparator<V> lastIfNull() {
    return Comparator.nullsLast(Comparator.naturalOrder());
  }

  private static @Nullable BigDecimal fee(Group group) {
    Money fee = group.terms().plan().fee();
    return fee == null ? null : fee.amount();
  }
}
