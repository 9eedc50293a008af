package dev.coterie.order.charge;

/** Whose charges and refunds show under a code: those of who has it, else of who had it last. */
final class CustomerOfCode {
  /** The id, for a code in {@code $2}. */
  static final String ID =
      """
      coalesce(
        (SELECT id FROM customers WHERE code = $2 AND erased_at IS NULL),
        (SELECT max(id) FROM customers WHERE code = $2 AND erased_at IS NOT NULL))
      """;

  private CustomerOfCode() {}
}
