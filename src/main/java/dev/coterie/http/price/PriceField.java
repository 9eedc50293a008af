package dev.coterie.http.price;

/** A field of a price beside its SKU, by its name in JSON and in the order of an answer. */
enum PriceField {
  CUSTOMER("customer"),
  GROUP("group"),
  CURRENCY("currency"),
  QUANTITY("quantity"),
  LIST_PRICE("listPrice"),
  PRICE("price"),
  REASON("reason"),
  LIFTED("lifted"),
  RULE("rule"),
  VALID_UNTIL("validUntil"),
  STEPS("steps"),
  REJECTED("rejected");

  private final String text;

  PriceField(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Whether it is the same for all prices of an answer, which then shows it once. */
  boolean isOfAnswer() {
    return this == CUSTOMER || this == VALID_UNTIL;
  }
}
