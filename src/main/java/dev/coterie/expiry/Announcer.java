package dev.coterie.expiry;

import dev.coterie.bus.Faults;
import dev.coterie.db.ChangeFeed;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.expiry.ScheduledNotices.WaitingNotice;
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
 * Tells what is due of memberships, each with the commit that takes it. A batch that fails is told
 * one by one, so that what cannot be told keeps back nothing else.
 */
public final class Announcer {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final ScheduledNotices dues = new ScheduledNotices();

  public Announcer(Pool pool, ChangeFeed feed, Clock clock) {
    this.pool = pool;
    this.transactions = new Transactions(pool, feed, Map.of());
    this.clock = clock;
  }

  public Future<Announced> tell(AnnounceDue ask) {
    Instant now = clock.instant();
    return transactions
        .certain(tx -> dues.take(tx.sql(), now, ask.most()).onSuccess(all -> tell(tx, all, now)))
        .map(all -> answer(all, 0, now))
        .recover(
            cause -> passes(cause) ? Future.failedFuture(cause) : tellOneByOne(now, ask.most()));
  }

  private Future<Announced> tellOneByOne(Instant now, int most) {
    Tally tally = new Tally(new ArrayList<>(), new ArrayList<>());
    return dues.next(pool, now, most)
        .compose(
            next -> {
              Future<Void> all = Future.succeededFuture();
              for (WaitingNotice one : next) {
                all = all.compose(done -> tell(one, tally, now));
              }
              return all;
            })
        .map(done -> answer(tally.told(), tally.failed().size(), now));
  }

  private Future<Void> tell(WaitingNotice one, Tally tally, Instant now) {
    return transactions
        .certain(tx -> dues.take(tx.sql(), now, one).onSuccess(all -> tell(tx, all, now)))
        .onSuccess(tally.told()::addAll)
        .<Void>mapEmpty()
        .recover(cause -> postpone(one, cause, now).onSuccess(done -> tally.failed().add(one)));
  }

  private Future<Void> postpone(WaitingNotice one, Throwable cause, Instant now) {
    if (passes(cause)) {
      return Future.failedFuture(cause);
    }
    LOG.atError()
        .addKeyValue("customer", one.told().customer())
        .addKeyValue("group", one.told().group())
        .addKeyValue("due", one.told().due())
        .setCause(cause)
        .log("could not be told of a membership, is tried again later");
    return dues.postpone(pool, now, one);
  }

  private static void tell(Tx tx, List<Announcement> all, Instant now) {
    all.forEach(told -> tx.happened(told.event(now)));
  }

  /** What became of a batch so far. */
  private record Tally(List<Announcement> told, List<WaitingNotice> failed) {}

  /** Whether the next run may find it gone, whatever was due. */
  private static boolean passes(Throwable cause) {
    return Faults.isAway(cause) || Transactions.lostARace(cause);
  }

  private static Announced answer(List<Announcement> all, int failed, Instant now) {
    Duration late =
        all.isEmpty() ? Duration.ZERO : Duration.between(all.get(all.size() - 1).due().at(), now);
    Map<String, Long> byKind =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    told -> EnumNames.of(told.due().kind()), Collectors.counting()));
    return new Announced(byKind, failed, late, !all.isEmpty());
  }
}
