package dev.coterie.order.charge;

import dev.coterie.db.Keyset;
import dev.coterie.db.Keyset.KeyKind;
import dev.coterie.db.ListQuery;
import dev.coterie.db.Rows;
import dev.coterie.order.charge.ChargeContract.ChargeColumn;
import dev.coterie.order.charge.ChargeContract.ChargeFilter;

/**
 * The rows of charges or refunds, named {@code entry}, that a filter means, and their orders. Under
 * a customer's code show those of who has it, else of who had it last.
 */
final class Filtered {
  private static final String OF_CUSTOMER =
      """
      entry.customer_id = coalesce(
        (SELECT id FROM customers WHERE code = $ AND erased_at IS NULL),
        (SELECT max(id) FROM customers WHERE code = $ AND erased_at IS NOT NULL))
      """;

  private static final String OF_GROUP =
      "entry.group_id IN (SELECT id FROM customer_groups WHERE code = $)";

  private static final Keyset BY_ID = Keyset.by("entry.id", KeyKind.WHOLE);

  private static final Keyset BY_TIME =
      Keyset.by("entry.at", KeyKind.INSTANT).then("entry.id", KeyKind.WHOLE);

  private static final Keyset BY_AMOUNT =
      Keyset.by("entry.amount", KeyKind.DECIMAL).then("entry.id", KeyKind.WHOLE);

  private Filtered() {}

  static ListQuery by(ChargeFilter filter, ListQuery entries) {
    return entries
        .where(OF_CUSTOMER, filter.customer())
        .where(OF_GROUP, filter.group())
        .where("entry.at >= $", Rows.utc(filter.from()))
        .where("entry.at < $", Rows.utc(filter.until()));
  }

  static Keyset keyset(ChargeColumn column) {
    return switch (column) {
      case ID -> BY_ID;
      case TIME -> BY_TIME;
      case AMOUNT -> BY_AMOUNT;
    };
  }
}
