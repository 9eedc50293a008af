package dev.coterie.year.shop;

import dev.coterie.year.ledger.Plan;
import dev.coterie.year.ledger.Value;
import org.jspecify.annotations.Nullable;

/** A unit that a buyer paid and somebody else may redeem by its code. */
public final class Gift {
  final Value paid;
  final Plan plan;
  public String code = "";
  @Nullable String redeemer;
  boolean withdrawn;

  Gift(Value paid, Plan plan) {
    this.paid = paid;
    this.plan = plan;
  }

  @Override
  public String toString() {
    return "gift of " + plan + " by " + paid.unit();
  }
}
