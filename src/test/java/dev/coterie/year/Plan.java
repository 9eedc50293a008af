package dev.coterie.year;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/**
 * A plan that the scripted shop sells; all are of one tier.
 *
 * @param percent off the list price, another one for each plan, so that a price tells the plan
 * @param up what a change from a lower rank comes to
 * @param down what a change from a higher rank comes to
 */
record Plan(
    String code,
    int rank,
    int percent,
    BigDecimal fee,
    String currency,
    int days,
    int graceDays,
    Policy up,
    Policy down) {

  enum Policy {
    FULL_FEE("full-fee"),
    CREDIT("credit"),
    AT_END("at-end"),
    REFUSED("refused");

    private final String word;

    Policy(String word) {
      this.word = word;
    }
  }

  static final List<Plan> ALL =
      List.of(
          plan("bronze", 1, 5, "9.50", "USD", 30, 10, Policy.FULL_FEE, Policy.AT_END),
          plan("silver", 2, 10, "25.00", "USD", 61, 5, Policy.CREDIT, Policy.AT_END),
          plan("gold", 3, 20, "49.00", "USD", 90, 0, Policy.CREDIT, Policy.AT_END),
          plan("platinum", 4, 30, "199.90", "EUR", 365, 0, Policy.FULL_FEE, Policy.FULL_FEE),
          plan("club", 4, 40, "12", "USD", 28, 3, Policy.REFUSED, Policy.REFUSED));

  private static Plan plan(
      String code,
      int rank,
      int percent,
      String fee,
      String currency,
      int days,
      int graceDays,
      Policy up,
      Policy down) {
    return new Plan(code, rank, percent, new BigDecimal(fee), currency, days, graceDays, up, down);
  }

  /** What a change from another plan to this one comes to. */
  Policy from(Plan left) {
    return rank > left.rank ? up : rank < left.rank ? down : Policy.FULL_FEE;
  }

  /** The group that staff make of it. */
  JsonObject terms() {
    return new JsonObject()
        .put(
            "pricing",
            new JsonObject()
                .put("basis", "discount")
                .put("mode", "percent")
                .put("value", Integer.toString(percent)))
        .put("fee", new JsonObject().put("amount", fee.toPlainString()).put("currency", currency))
        .put("durationDays", days)
        .put("graceDays", graceDays)
        .put("rank", rank)
        .put("changes", new JsonObject().put("up", up.word).put("down", down.word));
  }

  @Override
  public String toString() {
    return code;
  }
}
