package dev.coterie.membership;

import dev.coterie.customer.CustomerContract;
import dev.coterie.db.Tx;
import dev.coterie.event.EventType;
import dev.coterie.group.LockedGroup;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusedException;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.ledger.LedgerEntries;
import dev.coterie.ledger.LedgerNote;
import dev.coterie.ledger.MembershipState;
import dev.coterie.ledger.OrderUnit;
import dev.coterie.ledger.PausedPeriods;
import dev.coterie.ledger.Period;
import dev.coterie.ledger.Periods;
import dev.coterie.ledger.PurchaseReason;
import dev.coterie.ledger.Shortening;
import dev.coterie.ledger.TierLedger;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Does to the ledger what orders ask for, within their transactions. */
public final class MembershipSales implements MembershipHooks {
  private final LedgerSession session;
  private final Periods periods = new Periods();
  private final PausedPeriods paused = new PausedPeriods();

  public MembershipSales(Clock clock, ShopCalendar calendar) {
    this.session = new LedgerSession(clock, calendar);
  }

  @Override
  public Future<Offer> offer(Tx tx, Sale sale) {
    return session
        .open(tx, sale.customer(), sale.groupId())
        .map(open -> offer(open, purchase(open, sale)));
  }

  @Override
  public Future<Purchaser> buyer(Tx tx, String customer, long groupId) {
    return session
        .open(tx, customer, groupId)
        .map(
            open -> {
              requireThere(open.group());
              return new Purchaser(open.customer().id(), open.group().code());
            });
  }

  @Override
  public Future<Offer> sell(Tx tx, Sale sale) {
    return session
        .open(tx, sale.customer(), sale.groupId())
        .compose(open -> goOn(open, sale))
        .compose(open -> sell(open, sale));
  }

  /** What is paused goes on before more is bought. */
  private Future<LockedLedger> goOn(LockedLedger open, Sale sale) {
    return open.state() != MembershipState.PAUSED
        ? Future.succeededFuture(open)
        : new Resumption(session)
            .resume(open, note(open, "order " + sale.order()))
            .compose(done -> session.open(open.tx(), sale.customer(), sale.groupId()));
  }

  private Future<Offer> sell(LockedLedger open, Sale sale) {
    TierLedger.Purchase purchase = purchase(open, sale);
    Offer offer = offer(open, purchase);
    return session
        .write(
            open, purchase.entries(), MembershipState.RUNNING, note(open, "order " + sale.order()))
        .onSuccess(done -> announce(open, sale, purchase))
        .map(offer);
  }

  private static TierLedger.Purchase purchase(LockedLedger open, Sale sale) {
    LockedGroup group = open.group();
    requireThere(group);
    open.require(Transition.BUY);
    List<OrderUnit> units =
        IntStream.range(0, sale.units())
            .mapToObj(index -> new OrderUnit(sale.order(), sale.line(), sale.firstUnit() + index))
            .toList();
    return open.ledger()
        .buy(group, new TierLedger.Goods(units, sale.days(), sale.source(), sale.worth()));
  }

  private static void requireThere(LockedGroup group) {
    if (group.deleted()) {
      throw Refusal.conflict(
              "group-deleted", "group " + group.code() + " was deleted: refund what was paid")
          .asException();
    }
  }

  private static Offer offer(LockedLedger open, TierLedger.Purchase purchase) {
    return new Offer(
        open.customer().id(),
        open.group().code(),
        purchase.reason(),
        purchase.during().from(),
        purchase.during().until(),
        purchase.unused(),
        basis(open),
        open.now());
  }

  /** What a purchase was decided from: another one may come to something else. */
  private static String basis(LockedLedger open) {
    return open.group().version()
        + open.ledger().open().stream()
            .map(
                period ->
                    ":%d-%s-%s"
                        .formatted(period.id(), period.group().rank(), period.during().until()))
            .collect(Collectors.joining());
  }

  private static void announce(LockedLedger open, Sale sale, TierLedger.Purchase purchase) {
    JsonObject more =
        new JsonObject()
            .put("source", EnumNames.of(sale.source()))
            .put("order", sale.order())
            .put("units", sale.units());
    EventType type =
        switch (purchase.reason()) {
          case SIGNUP -> EventType.MEMBERSHIP_STARTED;
          case RENEWAL -> EventType.MEMBERSHIP_RENEWED;
          case CHANGE -> EventType.MEMBERSHIP_CHANGED;
        };
    if (purchase.reason() == PurchaseReason.CHANGE) {
      JsonArray left = new JsonArray();
      open.ledger().paid(period -> !period.isOf(open.group().id())).stream()
          .map(period -> period.group().code())
          .distinct()
          .forEach(left::add);
      more.put("because", "bought").put("instead", left);
    }
    LedgerSession.emit(open, type, purchase.during().from(), purchase.during().until(), more);
  }

  @Override
  public Future<Boolean> reverse(Tx tx, UnitReversal back) {
    return periods
        .groupOf(tx.sql(), back.order(), back.line())
        .compose(group -> session.open(tx, back.customer(), group.orElse(back.groupId())))
        .compose(open -> reverse(open, back))
        .recover(MembershipSales::nothingIfErased);
  }

  /** Who was erased held nothing any more. */
  private static Future<Boolean> nothingIfErased(Throwable cause) {
    return cause instanceof RefusedException refused
            && refused.refusal().code().equals(CustomerContract.UNKNOWN)
        ? Future.succeededFuture(false)
        : Future.failedFuture(cause);
  }

  private Future<Boolean> reverse(LockedLedger open, UnitReversal back) {
    Shortening.Cause cause =
        back.refunded() ? Shortening.Cause.REFUND : Shortening.Cause.CANCELLATION;
    LedgerEntries entries =
        open.ledger().reverse(back.order(), back.line(), back.firstUnit(), cause);
    return paused
        .dropUnits(open.tx().sql(), back.order(), back.line(), back.firstUnit())
        .compose(
            dropped ->
                entries.shortenings().isEmpty() && !dropped
                    ? Future.succeededFuture(false)
                    : session
                        .write(open, entries, open.state(), note(open, ""))
                        .compose(after -> settle(open, after, EnumNames.of(cause)))
                        .map(true));
  }

  /** Says how the membership goes on, or that it is over. */
  private Future<Void> settle(LockedLedger open, TierLedger after, String cause) {
    List<Period> left = after.paid(TierLedger.of(open.group().id()));
    JsonObject because = new JsonObject().put("because", cause);
    return paused
        .any(open.tx().sql(), open.customer().id(), open.group().id())
        .compose(
            someKept -> {
              if (!left.isEmpty() || someKept) {
                LedgerSession.emit(open, EventType.MEMBERSHIP_CHANGED, null, end(left), because);
                return Future.succeededFuture();
              }
              LedgerSession.emit(open, EventType.MEMBERSHIP_ENDED, null, open.now(), because);
              return session
                  .states()
                  .clear(open.tx().sql(), open.customer().id(), open.group().id());
            });
  }

  private static @Nullable Instant end(List<Period> left) {
    return left.isEmpty() ? null : left.get(left.size() - 1).during().until();
  }

  private static LedgerNote note(LockedLedger open, String reason) {
    return new LedgerNote(reason, open.now());
  }
}
