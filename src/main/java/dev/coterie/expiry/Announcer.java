package dev.coterie.expiry;

import dev.coterie.bus.Faults;
import dev.coterie.bus.InOrder;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.expiry.ExpiryContract.AnnounceDue;
import dev.coterie.expiry.ScheduledNotices.WaitingNotice;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.EnumNames;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces the notices that are due, each in the transaction that deletes it. A batch that fails
 * is announced one by one, so that a notice which cannot be announced holds no other back.
 */
final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final ScheduledNotices notices = new ScheduledNotices();

  Announcer(Storage storage, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions();
    this.clock = clock;
  }

  Future<Announced> announce(Actor actor, AnnounceDue ask) {
    Instant now = clock.instant();
    return transactions
        .certain(
            actor,
            tx -> notices.take(tx.sql(), now, ask.most()).onSuccess(all -> announce(tx, all, now)))
        .map(all -> answer(all, 0, now))
        .recover(
            cause ->
                isTransient(cause)
                    ? Future.failedFuture(cause)
                    : announceOneByOne(actor, now, ask.most()));
  }

  private Future<Announced> announceOneByOne(Actor actor, Instant now, int most) {
    Tally tally = new Tally(new ArrayList<>(), new ArrayList<>());
    return notices
        .next(pool, now, most)
        .compose(next -> InOrder.each(next, one -> announce(actor, one, tally, now)))
        .map(done -> answer(tally.announced(), tally.failed().size(), now));
  }

  private Future<Void> announce(Actor actor, WaitingNotice one, Tally tally, Instant now) {
    return transactions
        .certain(
            actor, tx -> notices.take(tx.sql(), now, one).onSuccess(all -> announce(tx, all, now)))
        .onSuccess(tally.announced()::addAll)
        .<Void>mapEmpty()
        .recover(cause -> postpone(one, cause, now).onSuccess(done -> tally.failed().add(one)));
  }

  private Future<Void> postpone(WaitingNotice one, Throwable cause, Instant now) {
    if (isTransient(cause)) {
      return Future.failedFuture(cause);
    }
    LOG.atError()
        .addKeyValue("customer", one.announcement().customer())
        .addKeyValue("group", one.announcement().group())
        .addKeyValue("notice", one.announcement().notice())
        .setCause(cause)
        .log("a notice of a membership could not be announced, is tried again later");
    return notices.postpone(pool, now, one);
  }

  private static void announce(Tx tx, List<Announcement> all, Instant now) {
    all.forEach(one -> tx.emit(one.event(now)));
  }

  /** What became of a batch so far. */
  private record Tally(List<Announcement> announced, List<WaitingNotice> failed) {}

  /** Whether the cause lies not in the notice, so that the next run may succeed. */
  private static boolean isTransient(Throwable cause) {
    return Faults.isUnavailable(cause) || Transactions.lostARace(cause);
  }

  private static Announced answer(List<Announcement> all, int failed, Instant now) {
    Duration late =
        all.isEmpty()
            ? Duration.ZERO
            : Duration.between(all.get(all.size() - 1).notice().at(), now);
    Map<String, Long> byKind =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    one -> EnumNames.of(one.notice().kind()), Collectors.counting()));
    return new Announced(byKind, failed, late, !all.isEmpty());
  }
}
