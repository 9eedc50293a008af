package dev.coterie.year;

import org.jspecify.annotations.Nullable;

/** A unit that a buyer paid and somebody else may redeem by its code. */
final class Gift {
  final Value paid;
  final Plan plan;
  String code = "";
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
