package dev.coterie.pricing;

import dev.coterie.kernel.MinorUnits;
import dev.coterie.kernel.Money;
import dev.coterie.pricing.buyer.RuledGroup;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** How a price came about: each candidate, and each group that was none or did not win. */
public final class Explanation {
  /** Takes no notes, for a price that nobody asks about. */
  static final Explanation NONE = new Explanation(false);

  private final boolean wanted;
  private final List<Step> steps = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();

  private Explanation(boolean wanted) {
    this.wanted = wanted;
  }

  static Explanation wanted() {
    return new Explanation(true);
  }

  /**
   * A candidate.
   *
   * @param before what the rule started from: list price or supplier price
   * @param after the candidate's price, rounded
   */
  public record Step(RuledGroup group, Money before, Money after) {}

  /** A group whose rule did not make the price. */
  public record Rejection(RuledGroup group, RejectionReason reason) {}

  /** Why a group's rule did not make the price. */
  public enum RejectionReason {
    /** The group has no price rule. */
    NO_RULE,
    /** The membership begins later. */
    NOT_YET,
    /** The membership is over. */
    ENDED,
    /** A fixed amount in another currency than the product's. */
    OTHER_CURRENCY,
    /** The product is a group's: its price is the fee. */
    GROUP_PRODUCT,
    /** Another group's price is lower, or equal and from a group with a lower id. */
    NOT_LOWEST,
    /** The default group counts only where no membership does. */
    DEFAULT_NOT_NEEDED
  }

  public List<Step> steps() {
    return List.copyOf(steps);
  }

  public List<Rejection> rejections() {
    return List.copyOf(rejections);
  }

  /** Notes a candidate: from so many ten-thousandths to so many minor units. */
  void candidate(RuledGroup group, long tenThousandths, long minorUnits, Currency currency) {
    if (wanted) {
      Money before = new Money(MinorUnits.decimal(tenThousandths), currency);
      steps.add(
          new Step(group, before, new Money(MinorUnits.decimal(minorUnits, currency), currency)));
    }
  }

  void rejected(RuledGroup group, RejectionReason reason) {
    if (wanted) {
      rejections.add(new Rejection(group, reason));
    }
  }

  /** Notes the candidates that the winner beat. */
  void won(PriceFunction.Price price) {
    for (Step step : steps) {
      if (!step.group().equals(price.group())) {
        rejected(step.group(), RejectionReason.NOT_LOWEST);
      }
    }
  }
}
