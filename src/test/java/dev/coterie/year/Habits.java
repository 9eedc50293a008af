package dev.coterie.year;

import dev.coterie.year.ledger.Period;
import dev.coterie.year.ledger.Plan;
import dev.coterie.year.ledger.Standing;
import dev.coterie.year.shop.Report;
import java.util.List;
import java.util.Optional;

/** What a customer does next, by chance and by what there is to do. */
final class Habits {
  private final Stage stage;
  private final Shopping shopping;
  private final Staff staff;

  Habits(Stage stage, Shopping shopping, Staff staff) {
    this.stage = stage;
    this.shopping = shopping;
    this.staff = staff;
  }

  void act(String customer) {
    int dice = stage.chance.nextInt(100);
    if (dice < 7) {
      shopping.redeem(customer);
    } else if (dice < 13) {
      staff.book(customer);
    } else {
      act(customer, stage.oneIn(5) ? Plan.OTHER_TIER : Plan.TIER);
    }
  }

  private void act(String customer, String tier) {
    Standing standing = stage.model.of(customer).ledger(tier).standing();
    Optional<Plan> running = standing.at(stage.now()).map(Period::plan);
    List<Plan> plans = staff.plans(tier);
    int dice = stage.chance.nextInt(100);
    if (!standing.paused().isEmpty()) {
      whilePaused(customer, stage.any(List.copyOf(standing.paused())), plans, dice);
    } else if (standing.isEnding(stage.now())) {
      whileEnding(customer, running.orElseThrow(), plans, dice);
    } else if (running.isEmpty()) {
      withoutPlan(customer, standing, plans, dice);
    } else {
      withPlan(customer, running.get(), plans, dice);
    }
  }

  private void whilePaused(String customer, Plan plan, List<Plan> plans, int dice) {
    if (dice < 40) {
      staff.transit(customer, plan, "resume");
    } else if (dice < 50) {
      shopping.buy(customer, plan);
    } else if (dice < 55) {
      shopping.buy(customer, stage.any(plans));
    } else if (dice < 65) {
      shopping.refund(customer);
    }
  }

  private void whileEnding(String customer, Plan plan, List<Plan> plans, int dice) {
    if (dice < 30) {
      staff.transit(customer, plan, "reinstate");
    } else if (dice < 40) {
      shopping.refund(customer);
    } else if (dice < 50) {
      shopping.buy(customer, stage.any(plans));
    }
  }

  private void withoutPlan(String customer, Standing standing, List<Plan> plans, int dice) {
    if (dice < 70) {
      shopping.buy(customer, stage.any(plans));
    } else if (dice < 76 && standing.turns(stage.now()).isEmpty()) {
      staff.assign(customer, stage.any(plans));
    } else if (dice < 84) {
      shopping.refund(customer);
    }
  }

  private void withPlan(String customer, Plan plan, List<Plan> plans, int dice) {
    if (dice < 25) {
      shopping.buy(customer, plan);
    } else if (dice < 42) {
      shopping.buy(customer, stage.any(plans));
    } else if (dice < 54) {
      shopping.refund(customer);
    } else if (dice < 58) {
      shopping.again(customer, Report.Status.CANCELLED);
    } else if (dice < 64) {
      shopping.again(
          customer, stage.chance.nextBoolean() ? Report.Status.PAID : Report.Status.PLACED);
    } else if (dice < 75 && isActive(customer, plan)) {
      staff.transit(customer, plan, dice < 70 ? "pause" : "cancel");
    }
  }

  private boolean isActive(String customer, Plan plan) {
    Standing standing = stage.model.of(customer).ledger(plan).standing();
    return standing.status(stage.now(), plan.code()).equals("active");
  }
}
