package dev.coterie.year.shop;

import dev.coterie.year.ledger.Days;
import dev.coterie.year.ledger.Ledger;
import dev.coterie.year.ledger.Period;
import dev.coterie.year.ledger.Plan;
import dev.coterie.year.ledger.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a customer has: the plans of each tier, an account, and the diary of how it came to that.
 */
public final class Member {
  private final Days days;
  private final Account account = new Account();
  private final Map<String, Ledger> ledgers = new TreeMap<>();
  private final List<String> diary = new ArrayList<>();

  Member(Days days) {
    this.days = days;
    ledger(Plan.TIER);
  }

  public Ledger ledger(String tier) {
    return ledgers.computeIfAbsent(tier, name -> new Ledger(days));
  }

  public Ledger ledger(Plan plan) {
    return ledger(plan.tier());
  }

  /** Takes back what is left of an order's units, be it moved to another tier. */
  void takeBack(Instant now, String order, int firstUnit) {
    ledgers.values().forEach(ledger -> ledger.takeBack(now, order, firstUnit));
  }

  public List<Standing> standings() {
    return ledgers.values().stream().map(Ledger::standing).toList();
  }

  /** The plans that hold at an instant, past or to come, one a tier. */
  public List<Period> at(Instant instant) {
    return standings().stream()
        .map(standing -> standing.at(instant))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Begins and ends to come. */
  public List<Instant> turns(Instant now) {
    return standings().stream().flatMap(standing -> standing.turns(now).stream()).toList();
  }

  public Account account() {
    return account;
  }

  /** Notes what happened, for whoever looks into a difference. */
  public void note(Instant now, Object what) {
    diary.add(now + " " + what);
  }

  public String diary() {
    return String.join("\n  ", diary);
  }
}
