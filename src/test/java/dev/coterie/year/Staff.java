package dev.coterie.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What staff do: they assign plans, book on accounts, and make plans that they give up later. */
final class Staff {
  private static final List<String> CURRENCIES = List.of("USD", "USD", "EUR");

  private final Stage stage;
  private final List<Plan> passing = new ArrayList<>();
  private int plans = Plan.ALL.size();

  Staff(Stage stage) {
    this.stage = stage;
  }

  /** What is sold of a tier. */
  List<Plan> plans(String tier) {
    List<Plan> sold = new ArrayList<>(Plan.ALL);
    sold.addAll(passing);
    return sold.stream().filter(plan -> plan.tier().equals(tier)).toList();
  }

  void makePlan() {
    plans++;
    Plan plan = Plan.passing(plans, stage.chance);
    stage.front.sell(plan);
    passing.add(plan);
  }

  /** Gives up the plan that was made first of those that do not last. */
  void giveUpPlan(List<String> customers) {
    Plan plan = passing.remove(0);
    List<String> members = customers.stream().filter(each -> has(each, plan)).toList();
    if (stage.oneIn(3) && members.stream().noneMatch(each -> takesGrace(each, plan))) {
      members.forEach(each -> stage.note(each, "end of " + plan));
      stage.model.end(stage.now(), plan);
      stage.front.giveUp(plan, "end");
      members.forEach(each -> stage.count("ended with the group"));
    } else {
      Plan to = stage.any(Plan.ALL);
      members.forEach(each -> stage.note(each, "end of " + plan + ", which goes on as " + to));
      stage.model.move(stage.now(), plan, to);
      stage.front.giveUp(plan, "move&to=" + to);
      members.forEach(each -> stage.count("moved to another group"));
    }
    makePlan();
  }

  private boolean has(String customer, Plan plan) {
    Standing standing = stage.model.of(customer).ledger(plan).standing();
    return !standing.status(stage.now(), plan.code()).equals("ended");
  }

  /** The chapter does not say whether others get back the days of grace that a deleted one took. */
  private boolean takesGrace(String customer, Plan plan) {
    return stage.model.of(customer).ledger(plan).takesGrace(stage.now(), plan);
  }

  void assign(String customer, Plan plan) {
    stage.note(customer, "assign " + plan).ledger(plan).assign(stage.now(), plan);
    stage.front.assign(customer, plan);
    stage.count("assign");
  }

  /** Adds to an account, or takes from it what is there and not reserved. */
  void book(String customer) {
    String currency = stage.any(CURRENCIES);
    BigDecimal amount = BigDecimal.valueOf(stage.chance.nextInt(1, 3_000), 2);
    String kind = stage.any(List.of("credit", "credit", "debit", "pay-out"));
    Account account = stage.note(customer, kind + " " + amount + " " + currency).account();
    boolean adds = kind.equals("credit");
    BigDecimal free = account.free(stage.now(), currency, BigDecimal.ZERO);
    boolean tooLow = !adds && free.compareTo(amount) < 0;
    Optional<String> refusal = tooLow ? Optional.of("account-too-low") : Optional.empty();
    if (stage.agreed(customer, stage.front.book(customer, kind, amount, currency), refusal)) {
      account.book(currency, adds ? amount : amount.negate());
      stage.count(kind);
    }
  }

  /** Has a membership paused, resumed, cancelled or reinstated. */
  void transit(String customer, Plan plan, String transition) {
    Ledger ledger = stage.note(customer, transition + " " + plan).ledger(plan);
    switch (transition) {
      case "pause" -> ledger.pause(stage.now(), plan);
      case "resume" -> ledger.resume(stage.now(), plan);
      case "cancel" -> ledger.cancel(stage.now(), plan);
      default -> ledger.reinstate(stage.now(), plan);
    }
    assertThat(
            stage.agreed(customer, stage.front.move(customer, plan, transition), Optional.empty()))
        .isTrue();
    stage.count(transition);
  }
}
