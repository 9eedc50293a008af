package dev.coterie.order.quote;

import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.ledger.Source;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipHooks;
import dev.coterie.membership.Offer;
import dev.coterie.membership.Sale;
import dev.coterie.order.account.ChargeReason;
import dev.coterie.order.account.Credits;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Says what a purchase comes to before anyone pays, and keeps it for as long as it holds. */
public final class QuoteService {
  private static final Duration VALID_FOR = Duration.ofMinutes(15);

  private final Transactions transactions;
  private final MembershipHooks memberships;
  private final OfferedPlans plans = new OfferedPlans();
  private final Credits credits = new Credits();
  private final Quotes quotes = new Quotes();

  public QuoteService(Storage storage, MembershipHooks memberships) {
    this.transactions = storage.transactions(MembershipContract.REFUSALS);
    this.memberships = memberships;
  }

  public Future<Result<MembershipQuote>> quote(Actor actor, MakeQuote ask) {
    return transactions.attempt(
        actor,
        tx ->
            plans
                .find(tx.sql(), ask.group())
                .map(found -> found.orElseThrow(() -> unknownGroup(ask.group()).asException()))
                .compose(plan -> quote(tx, ask, plan, fee(plan))));
  }

  private Future<MembershipQuote> quote(Tx tx, MakeQuote ask, OfferedPlan plan, Money fee) {
    return memberships
        .offer(tx, sale(ask, plan))
        .compose(
            offer ->
                credits
                    .balance(tx.sql(), offer.customerId(), fee.currency())
                    .compose(
                        balance -> {
                          Sum sum = Sum.of(fee, ask.quantity(), plan.name(), offer, balance);
                          return keep(tx, ask, plan, offer, balance, sum);
                        }));
  }

  private Future<MembershipQuote> keep(
      Tx tx, MakeQuote ask, OfferedPlan plan, Offer offer, Money balance, Sum sum) {
    Instant validUntil = offer.at().plus(VALID_FOR);
    StoredQuote kept =
        new StoredQuote(
            UUID.randomUUID().toString(),
            offer.customerId(),
            plan.id(),
            ask.quantity(),
            sum.charge(),
            sum.credit(),
            QuoteCheck.basis(offer, balance),
            validUntil,
            null);
    return quotes
        .keep(tx.sql(), kept, offer.at())
        .map(
            done ->
                new MembershipQuote(
                    kept.id(),
                    ask.customer(),
                    ask.group(),
                    ask.quantity(),
                    ChargeReason.of(offer.reason()),
                    sum.charge(),
                    sum.credit(),
                    offer.from(),
                    offer.until(),
                    sum.lines(),
                    validUntil));
  }

  private static Sale sale(MakeQuote ask, OfferedPlan plan) {
    return new Sale(
        ask.customer(), plan.id(), plan.days(), "", "", 0, ask.quantity(), Source.ORDER, null);
  }

  private static Money fee(OfferedPlan plan) {
    Money fee = plan.fee();
    if (fee == null) {
      throw Refusal.conflict(
              "not-on-sale", "memberships of group " + plan.code() + " are not on sale")
          .asException();
    }
    return fee;
  }

  /** The sum of a quote. */
  private record Sum(Money charge, Money credit, List<QuoteLine> lines) {

    /** The account pays first: what is on it and what becomes free by the change. */
    static Sum of(Money fee, int quantity, String name, Offer offer, Money balance) {
      BigDecimal full = fee.amount().multiply(BigDecimal.valueOf(quantity));
      BigDecimal unused =
          offer.unused().stream()
              .filter(money -> money.currency().equals(fee.currency()))
              .map(money -> money.rounded().amount())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal credit = full.min(unused.add(balance.amount()));
      List<QuoteLine> lines = new ArrayList<>();
      lines.add(new QuoteLine(quantity + " x " + name, full));
      BigDecimal ofUnused = credit.min(unused);
      if (ofUnused.signum() > 0) {
        lines.add(new QuoteLine("unused value of the present plan", ofUnused.negate()));
      }
      BigDecimal ofAccount = credit.subtract(ofUnused);
      if (ofAccount.signum() > 0) {
        lines.add(new QuoteLine("credit on account", ofAccount.negate()));
      }
      return new Sum(
          new Money(full.subtract(credit), fee.currency()),
          new Money(credit, fee.currency()),
          lines);
    }
  }
}
