package dev.coterie.year.shop;

import dev.coterie.year.ledger.Days;
import dev.coterie.year.ledger.Ledger;
import dev.coterie.year.ledger.Plan;
import dev.coterie.year.ledger.Rest;
import dev.coterie.year.ledger.Standing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The whole shop as it should be: an independent calculation, by the rules of {@link Ledger}. */
public final class Model {
  private final Days days;
  private final Map<String, Member> members = new TreeMap<>();
  private final Set<Plan> gone = new HashSet<>();
  private final Books books = new Books();
  private final Desk desk = new Desk(this::of, gone, books);
  private final Orders orders = new Orders(this::of, desk, books);

  public Model(Days days) {
    this.days = days;
  }

  Days days() {
    return days;
  }

  public Member of(String customer) {
    return members.computeIfAbsent(customer, code -> new Member(days));
  }

  /** Takes a report in; answers why it is refused, if it is. */
  public Optional<String> report(Instant now, Report report) {
    return orders.report(now, report);
  }

  public BigDecimal owed(Order order) {
    return orders.owed(order);
  }

  /** Gives a gift to a customer; answers why that is refused, if it is. */
  public Optional<String> redeem(Instant now, Gift gift, String taker) {
    return orders.redeem(now, gift, taker);
  }

  /** Why a plan can not be quoted to a customer. */
  public Optional<String> refusal(Instant now, Plan plan, String customer) {
    return desk.refusal(now, plan, customer);
  }

  public Quote quote(Instant now, String id, String customer, Plan plan, int units) {
    return desk.quote(now, id, customer, plan, units);
  }

  /** Gives a plan up; all that is left of it ends. */
  public void end(Instant now, Plan plan) {
    gone.add(plan);
    members.values().forEach(member -> member.ledger(plan).end(now, plan));
  }

  /** Gives a plan up; what is left of it goes on as another one. */
  public void move(Instant now, Plan plan, Plan to) {
    gone.add(plan);
    for (Member member : members.values()) {
      Rest rest = member.ledger(plan).end(now, plan);
      if (!rest.isEmpty()) {
        member.ledger(to).receive(now, to, rest);
      }
    }
  }

  public List<Booking> charges() {
    return books.charges();
  }

  public List<Booking> refunds() {
    return books.refunds();
  }

  /** The days of all units that were given, whether or not they were taken back. */
  public long boughtDays() {
    return orders.boughtDays();
  }

  /** How long orders gave in all, without what was taken back. */
  public Duration boughtAndLeft() {
    return members.values().stream()
        .flatMap(member -> member.standings().stream())
        .map(Standing::boughtAndLeft)
        .reduce(Duration.ZERO, Duration::plus);
  }
}
