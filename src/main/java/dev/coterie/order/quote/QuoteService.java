package dev.coterie.order.quote;

import static dev.coterie.group.GroupContract.unknownGroup;

import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.ledger.tier.Source;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipHooks;
import dev.coterie.membership.Offer;
import dev.coterie.membership.Sale;
import dev.coterie.order.account.Accounts;
import dev.coterie.order.account.Balance;
import dev.coterie.order.charge.ChargeReason;
import dev.coterie.order.quote.QuoteContract.MakeQuote;
import dev.coterie.order.quote.QuoteContract.MembershipQuote;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Says what a purchase comes to before anyone pays, and stores it for as long as it holds. */
public final class QuoteService {
  private static final Duration VALID_FOR = Duration.ofMinutes(15);

  private final Transactions transactions;
  private final MembershipHooks memberships;
  private final OfferedPlans plans = new OfferedPlans();
  private final Accounts accounts = new Accounts();
  private final Quotes quotes = new Quotes();

  public QuoteService(Storage storage, MembershipHooks memberships) {
    this.transactions = storage.transactions(MembershipContract.REFUSALS);
    this.memberships = memberships;
  }

  /** Refuses an unknown group, one that is not on sale, and a purchase that is not allowed. */
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
        .offer(tx, sale(ask, plan, fee))
        .compose(
            offer ->
                accounts
                    .balance(tx.sql(), offer.customerId(), fee.currency(), offer.at())
                    .compose(balance -> store(tx, ask, plan, fee, offer, balance)));
  }

  private Future<MembershipQuote> store(
      Tx tx, MakeQuote ask, OfferedPlan plan, Money fee, Offer offer, Balance balance) {
    QuoteSum sum = QuoteSum.of(plan, fee, ask.quantity(), offer, balance);
    StoredQuote quote =
        new StoredQuote(
            UUID.randomUUID().toString(),
            offer.customerId(),
            plan.id(),
            ask.quantity(),
            sum.charge(),
            sum.credit(),
            offer.basis(),
            offer.at().plus(VALID_FOR),
            QuoteSum.unused(offer, fee.currency()),
            null,
            null);
    return quotes.add(tx.sql(), quote, offer.at()).map(done -> answer(ask, quote, offer, sum));
  }

  private static MembershipQuote answer(
      MakeQuote ask, StoredQuote quote, Offer offer, QuoteSum sum) {
    return new MembershipQuote(
        quote.id(),
        ask.customer(),
        ask.group(),
        ask.quantity(),
        ChargeReason.of(offer.reason()),
        sum.charge(),
        sum.credit(),
        offer.from(),
        offer.until(),
        sum.lines(),
        quote.expiresAt());
  }

  private static Sale sale(MakeQuote ask, OfferedPlan plan, Money fee) {
    List<Money> worths = Collections.nCopies(ask.quantity(), fee);
    return new Sale(ask.customer(), plan.id(), plan.days(), "", "", 0, worths, Source.ORDER);
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
}
