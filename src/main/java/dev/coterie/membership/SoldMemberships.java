package dev.coterie.membership;

import dev.coterie.db.Tx;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusedException;
import dev.coterie.kernel.ShopCalendar;
import dev.coterie.kernel.Words;
import dev.coterie.membership.Membership.Life;
import dev.coterie.membership.MembershipContract.Buyer;
import dev.coterie.membership.MembershipContract.Offer;
import dev.coterie.membership.MembershipContract.Sale;
import dev.coterie.membership.MembershipContract.Sales;
import dev.coterie.membership.MembershipContract.TakeBack;
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
public final class SoldMemberships implements Sales {
  private final LedgerDesk desk;
  private final Stretches stretches = new Stretches();
  private final PausedPeriods paused = new PausedPeriods();

  public SoldMemberships(Clock clock, ShopCalendar calendar) {
    this.desk = new LedgerDesk(clock, calendar);
  }

  @Override
  public Future<Offer> offer(Tx tx, Sale sale) {
    return desk.open(tx, sale.customer(), sale.groupId())
        .map(open -> offer(open, purchase(open, sale)));
  }

  @Override
  public Future<Buyer> buyer(Tx tx, String customer, long groupId) {
    return desk.open(tx, customer, groupId)
        .map(
            open -> {
              requireThere(open.group());
              return new Buyer(open.customer().id(), open.group().code());
            });
  }

  @Override
  public Future<Offer> sell(Tx tx, Sale sale) {
    return desk.open(tx, sale.customer(), sale.groupId())
        .compose(open -> goOn(open, sale))
        .compose(open -> sell(open, sale));
  }

  /** What is paused goes on before more is bought. */
  private Future<OpenLedger> goOn(OpenLedger open, Sale sale) {
    return open.life() != Life.PAUSED
        ? Future.succeededFuture(open)
        : new Resuming(desk)
            .resume(open, note(open, sale.actor(), "order " + sale.order()))
            .compose(done -> desk.open(open.tx(), sale.customer(), sale.groupId()));
  }

  private Future<Offer> sell(OpenLedger open, Sale sale) {
    TierLedger.Purchase purchase = purchase(open, sale);
    Offer offer = offer(open, purchase);
    return desk.write(
            open,
            purchase.entries(),
            Life.RUNNING,
            note(open, sale.actor(), "order " + sale.order()))
        .onSuccess(done -> announce(open, sale, purchase))
        .map(offer);
  }

  private static TierLedger.Purchase purchase(OpenLedger open, Sale sale) {
    HeldGroups.Held group = open.group();
    requireThere(group);
    Move.BUY.require(open.status());
    List<Stretch.Unit> units =
        IntStream.range(0, sale.units())
            .mapToObj(
                index -> new Stretch.Unit(sale.order(), sale.line(), sale.firstUnit() + index))
            .toList();
    return open.ledger()
        .buy(group, new TierLedger.Goods(units, sale.days(), sale.source(), sale.worth()));
  }

  private static void requireThere(HeldGroups.Held group) {
    if (group.deleted()) {
      throw Refusal.conflict(
              "group-deleted", "group " + group.code() + " was deleted: refund what was paid")
          .asException();
    }
  }

  private static Offer offer(OpenLedger open, TierLedger.Purchase purchase) {
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
  private static String basis(OpenLedger open) {
    return open.group().version()
        + open.ledger().open().stream()
            .map(
                stretch ->
                    ":%d-%s-%s"
                        .formatted(stretch.id(), stretch.group().rank(), stretch.during().until()))
            .collect(Collectors.joining());
  }

  private static void announce(OpenLedger open, Sale sale, TierLedger.Purchase purchase) {
    JsonObject more =
        new JsonObject()
            .put("source", Words.of(sale.source()))
            .put("order", sale.order())
            .put("units", sale.units());
    String type =
        switch (purchase.reason()) {
          case SIGNUP -> "membership.started";
          case RENEWAL -> "membership.renewed";
          case CHANGE -> "membership.changed";
        };
    if (purchase.reason() == MembershipContract.Reason.CHANGE) {
      JsonArray left = new JsonArray();
      open.ledger().paid(stretch -> !stretch.isOf(open.group().id())).stream()
          .map(stretch -> stretch.group().code())
          .distinct()
          .forEach(left::add);
      more.put("because", "bought").put("instead", left);
    }
    LedgerDesk.happened(open, type, purchase.during().from(), purchase.during().until(), more);
  }

  @Override
  public Future<Boolean> takeBack(Tx tx, TakeBack back) {
    return stretches
        .groupOf(tx.sql(), back.order(), back.line())
        .compose(group -> desk.open(tx, back.customer(), group.orElse(back.groupId())))
        .compose(open -> takeBack(open, back))
        .recover(SoldMemberships::nothingIfErased);
  }

  /** Who was erased held nothing any more. */
  private static Future<Boolean> nothingIfErased(Throwable cause) {
    return cause instanceof RefusedException refused
            && refused.refusal().code().equals(CustomerContract.UNKNOWN)
        ? Future.succeededFuture(false)
        : Future.failedFuture(cause);
  }

  private Future<Boolean> takeBack(OpenLedger open, TakeBack back) {
    Cut.Cause cause = back.refunded() ? Cut.Cause.REFUND : Cut.Cause.CANCELLATION;
    Entries entries = open.ledger().takeBack(back.order(), back.line(), back.firstUnit(), cause);
    return paused
        .dropUnits(open.tx().sql(), back.order(), back.line(), back.firstUnit())
        .compose(
            dropped ->
                entries.cuts().isEmpty() && !dropped
                    ? Future.succeededFuture(false)
                    : desk.write(open, entries, open.life(), note(open, back.actor(), ""))
                        .compose(after -> settle(open, after, Words.of(cause)))
                        .map(true));
  }

  /** Says how the membership goes on, or that it is over. */
  private Future<Void> settle(OpenLedger open, TierLedger after, String cause) {
    List<Stretch> left = after.paid(TierLedger.of(open.group().id()));
    JsonObject because = new JsonObject().put("because", cause);
    return paused
        .any(open.tx().sql(), open.customer().id(), open.group().id())
        .compose(
            someKept -> {
              if (!left.isEmpty() || someKept) {
                LedgerDesk.happened(open, "membership.changed", null, end(left), because);
                return Future.succeededFuture();
              }
              LedgerDesk.happened(open, "membership.ended", null, open.now(), because);
              return desk.lives().clear(open.tx().sql(), open.customer().id(), open.group().id());
            });
  }

  private static @Nullable Instant end(List<Stretch> left) {
    return left.isEmpty() ? null : left.get(left.size() - 1).during().until();
  }

  private static Stretches.Note note(OpenLedger open, String actor, String reason) {
    return new Stretches.Note(actor, reason, open.now());
  }
}
