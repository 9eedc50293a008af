package dev.coterie.year.ledger;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A plan that the scripted shop sells.
 *
 * @param number counts them in the order in which they are made
 * @param percent off the list price, another one for each plan, so that a price tells the plan
 * @param up what a change from a lower rank comes to
 * @param down what a change from a higher rank comes to
 */
public record Plan(
    int number,
    String code,
    String tier,
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

  public static final String TIER = "discount";
  public static final String OTHER_TIER = "other";

  private static final List<Policy> ALLOWING =
      List.of(Policy.FULL_FEE, Policy.CREDIT, Policy.AT_END);

  /** Those that last; all are of one tier. */
  public static final List<Plan> ALL =
      List.of(
          plan(1, "bronze", 1, 5, "9.50", "USD", 30, 10, Policy.FULL_FEE, Policy.AT_END),
          plan(2, "silver", 2, 10, "25.00", "USD", 61, 5, Policy.CREDIT, Policy.AT_END),
          plan(3, "gold", 3, 20, "49.00", "USD", 90, 0, Policy.CREDIT, Policy.CREDIT),
          plan(4, "platinum", 4, 30, "199.90", "EUR", 365, 0, Policy.FULL_FEE, Policy.FULL_FEE),
          plan(5, "club", 4, 40, "12", "USD", 28, 3, Policy.REFUSED, Policy.REFUSED));

  private static Plan plan(
      int number,
      String code,
      int rank,
      int percent,
      String fee,
      String currency,
      int days,
      int graceDays,
      Policy up,
      Policy down) {
    BigDecimal amount = new BigDecimal(fee);
    return new Plan(number, code, TIER, rank, percent, amount, currency, days, graceDays, up, down);
  }

  /** A plan that is given up later, of the tier of those that last or of another. */
  public static Plan passing(int number, SplittableRandom chance) {
    return new Plan(
        number,
        "passing-" + number,
        number % 2 == 0 ? TIER : OTHER_TIER,
        chance.nextInt(6),
        50 + number % 40,
        BigDecimal.valueOf(chance.nextInt(500, 6_000), 2),
        chance.nextInt(4) == 0 ? "EUR" : "USD",
        chance.nextInt(20, 70),
        chance.nextInt(2) * chance.nextInt(12),
        ALLOWING.get(chance.nextInt(3)),
        ALLOWING.get(chance.nextInt(3)));
  }

  /** What a change from another plan to this one comes to. */
  Policy from(Plan left) {
    return rank > left.rank ? up : rank < left.rank ? down : Policy.FULL_FEE;
  }

  /** The group that staff make of it. */
  public JsonObject terms() {
    return new JsonObject()
        .put("tier", tier)
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
