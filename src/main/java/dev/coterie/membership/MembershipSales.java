package dev.coterie.membership;

import dev.coterie.customer.CustomerContract;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.group.terms.LockedGroup;
import dev.coterie.group.terms.Plan;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusedException;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.ledger.LedgerNote;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.PausedPeriods;
import dev.coterie.ledger.Periods;
import dev.coterie.ledger.tier.Goods;
import dev.coterie.ledger.tier.LedgerEntries;
import dev.coterie.ledger.tier.Period;
import dev.coterie.ledger.tier.Purchase;
import dev.coterie.ledger.tier.PurchaseReason;
import dev.coterie.ledger.tier.Shortening;
import dev.coterie.ledger.tier.TierLedger;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Does to the ledger what orders ask for, within their transactions. */
public final class MembershipSales implements MembershipHooks {
  private final LedgerSession session;
  private final Periods periods = new Periods();
  private final PausedPeriods paused = new PausedPeriods();
  private final Resumption resumption;

  public MembershipSales(Clock clock, ShopCalendar calendar, LedgerHooks hooks) {
    this.session = new LedgerSession(clock, calendar, hooks);
    this.resumption = new Resumption(session);
  }

  @Override
  public Future<Offer> offer(Tx tx, Sale sale) {
    return session
        .open(tx, sale.customer(), sale.groupId())
        .compose(locked -> offer(tx, locked, sale));
  }

  private Future<Offer> offer(Tx tx, LockedLedger locked, Sale sale) {
    return locked.anyPaused()
        ? paused
            .ofTier(tx.sql(), locked.customer().id(), locked.group().exclusion())
            .compose(
                rests ->
                    tx.rehearse(part -> resumed(part, sale))
                        .map(resumed -> offer(locked, rests, purchase(resumed, sale))))
        : Future.succeededFuture(offer(locked, List.of(), purchase(locked, sale)));
  }

  @Override
  public Future<Purchaser> buyer(Tx tx, String customer, long groupId) {
    return session.open(tx, customer, groupId).map(MembershipSales::purchaser);
  }

  private static Purchaser purchaser(LockedLedger locked) {
    requireNotDeleted(locked.group());
    return new Purchaser(locked.customer().id(), locked.group().code());
  }

  @Override
  public Future<Offer> sell(Tx tx, Sale sale) {
    return resumed(tx, sale).compose(locked -> sell(locked, sale));
  }

  /** What is paused of the tier goes on before more is bought. */
  private Future<LockedLedger> resumed(Tx tx, Sale sale) {
    return session
        .open(tx, sale.customer(), sale.groupId())
        .compose(locked -> resumption.resumeTier(locked, note(locked, "order " + sale.order())));
  }

  private Future<Offer> sell(LockedLedger locked, Sale sale) {
    Purchase purchase = purchase(locked, sale);
    LedgerChange change = LedgerChange.of(locked, purchase.entries(), MembershipState.RUNNING);
    return session
        .write(change, note(locked, "order " + sale.order()))
        .onSuccess(done -> announce(change, sale, purchase))
        .map(offer(locked, List.of(), purchase));
  }

  private static Purchase purchase(LockedLedger locked, Sale sale) {
    requireNotDeleted(locked.group());
    locked.require(Transition.BUY);
    Goods goods = new Goods(sale.paidUnits(), sale.days(), sale.source());
    return locked.ledger().buy(locked.group(), goods);
  }

  private static void requireNotDeleted(LockedGroup group) {
    if (group.deleted()) {
      throw Refusal.conflict(
              "group-deleted", "group " + group.code() + " was deleted: refund what was paid")
          .asException();
    }
  }

  private static Offer offer(LockedLedger locked, List<Long> paused, Purchase purchase) {
    return new Offer(
        locked.customer().id(),
        locked.group().code(),
        purchase.reason(),
        purchase.during().from(),
        purchase.during().until(),
        purchase.unused(),
        basis(locked, paused),
        locked.now());
  }

  /**
   * What a purchase was decided from: another basis may come to something else. What is paused
   * never changes, it goes or is another one.
   *
   * @param paused the ids of what is paused of the tier
   */
  private static String basis(LockedLedger locked, List<Long> paused) {
    Plan plan = locked.group().plan();
    List<@Nullable Object> parts = new ArrayList<>();
    Collections.addAll(
        parts,
        locked.group().exclusion(),
        plan.fee(),
        plan.durationDays(),
        plan.rank(),
        plan.up(),
        plan.down());
    for (Period period : locked.ledger().open()) {
      Collections.addAll(
          parts,
          period.id(),
          period.group().rank(),
          period.during().until(),
          locked.state(period.group().id()));
    }
    parts.addAll(paused);
    return parts.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static void announce(LedgerChange change, Sale sale, Purchase purchase) {
    JsonObject more =
        new JsonObject()
            .put("source", EnumNames.of(sale.source()))
            .put("order", sale.order())
            .put("units", sale.units());
    if (purchase.reason() == PurchaseReason.CHANGE) {
      more.put("because", "bought").put("instead", replaced(change.before()));
    }
    EventType type =
        switch (purchase.reason()) {
          case SIGNUP -> EventType.MEMBERSHIP_STARTED;
          case RENEWAL -> EventType.MEMBERSHIP_RENEWED;
          case CHANGE -> EventType.MEMBERSHIP_CHANGED;
        };
    change.emit(type, purchase.during().from(), purchase.during().until(), more);
  }

  /** The codes of the other plans of the tier that are paid. */
  private static JsonArray replaced(LockedLedger locked) {
    return new JsonArray(
        locked.ledger().paid(period -> !period.isOf(locked.group().id())).stream()
            .map(period -> period.group().code())
            .distinct()
            .toList());
  }

  @Override
  public Future<Boolean> reverse(Tx tx, UnitReversal back) {
    return periods
        .groupOf(tx.sql(), back.order(), back.line())
        .compose(group -> session.open(tx, back.customer(), group.orElse(back.groupId())))
        .compose(locked -> reverse(locked, back))
        .recover(MembershipSales::nothingIfErased);
  }

  /** An erased customer had no membership any more. */
  private static Future<Boolean> nothingIfErased(Throwable cause) {
    return cause instanceof RefusedException refused
            && refused.refusal().code().equals(CustomerContract.UNKNOWN)
        ? Future.succeededFuture(false)
        : Future.failedFuture(cause);
  }

  private Future<Boolean> reverse(LockedLedger locked, UnitReversal back) {
    LedgerEntries entries =
        locked.ledger().reverse(back.order(), back.line(), back.firstUnit(), cause(back));
    return paused
        .dropUnits(
            locked.tx().sql(), locked.customer().id(), back.order(), back.line(), back.firstUnit())
        .compose(
            dropped ->
                entries.shortenings().isEmpty() && !dropped
                    ? Future.succeededFuture(false)
                    : reverse(locked, entries, cause(back)).map(true));
  }

  private static Shortening.Cause cause(UnitReversal back) {
    return back.refunded() ? Shortening.Cause.REFUND : Shortening.Cause.CANCELLATION;
  }

  /** Writes the reversal, and announces how the membership goes on or that it is over. */
  private Future<Void> reverse(LockedLedger locked, LedgerEntries entries, Shortening.Cause cause) {
    boolean paidIsLeft =
        !locked.ledger().after(entries).paid(TierLedger.of(locked.group().id())).isEmpty();
    return paused
        .any(locked.tx().sql(), locked.customer().id(), locked.group().id())
        .map(anyPaused -> paidIsLeft || anyPaused)
        .compose(goesOn -> reverse(locked, entries, cause, goesOn));
  }

  private Future<Void> reverse(
      LockedLedger locked, LedgerEntries entries, Shortening.Cause cause, boolean goesOn) {
    MembershipState state = goesOn ? locked.state() : MembershipState.RUNNING;
    LedgerChange change = LedgerChange.of(locked, entries, state);
    JsonObject because = new JsonObject().put("because", EnumNames.of(cause));
    EventType type = goesOn ? EventType.MEMBERSHIP_CHANGED : EventType.MEMBERSHIP_ENDED;
    Instant until = goesOn ? change.after().paidUntil() : locked.now();
    return session
        .write(change, note(locked, ""))
        .onSuccess(after -> change.emit(type, null, until, because))
        .mapEmpty();
  }

  private static LedgerNote note(LockedLedger locked, String reason) {
    return new LedgerNote(reason, locked.now());
  }
}
