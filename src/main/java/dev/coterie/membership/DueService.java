package dev.coterie.membership;

import dev.coterie.bus.Faults;
import dev.coterie.db.ChangeFeed;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Words;
import dev.coterie.membership.Dues.Waiting;
import dev.coterie.membership.MembershipContract.TellDue;
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
final class DueService {
  private static final Logger LOG = LoggerFactory.getLogger(DueService.class);

  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final Dues dues = new Dues();

  DueService(Pool pool, ChangeFeed feed, Clock clock) {
    this.pool = pool;
    this.transactions = new Transactions(pool, feed, Map.of());
    this.clock = clock;
  }

  Future<MembershipContract.Told> tell(TellDue ask) {
    Instant now = clock.instant();
    return transactions
        .certain(tx -> dues.take(tx.sql(), now, ask.most()).onSuccess(all -> tell(tx, all, now)))
        .map(all -> answer(all, 0, now))
        .recover(
            cause -> passes(cause) ? Future.failedFuture(cause) : tellOneByOne(now, ask.most()));
  }

  private Future<MembershipContract.Told> tellOneByOne(Instant now, int most) {
    Tally tally = new Tally(new ArrayList<>(), new ArrayList<>());
    return dues.next(pool, now, most)
        .compose(
            next -> {
              Future<Void> all = Future.succeededFuture();
              for (Waiting one : next) {
                all = all.compose(done -> tell(one, tally, now));
              }
              return all;
            })
        .map(done -> answer(tally.told(), tally.failed().size(), now));
  }

  private Future<Void> tell(Waiting one, Tally tally, Instant now) {
    return transactions
        .certain(tx -> dues.take(tx.sql(), now, one).onSuccess(all -> tell(tx, all, now)))
        .onSuccess(tally.told()::addAll)
        .<Void>mapEmpty()
        .recover(cause -> postpone(one, cause, now).onSuccess(done -> tally.failed().add(one)));
  }

  private Future<Void> postpone(Waiting one, Throwable cause, Instant now) {
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

  private static void tell(Tx tx, List<Told> all, Instant now) {
    all.forEach(told -> tx.happened(told.event(now)));
  }

  /** What became of a batch so far. */
  private record Tally(List<Told> told, List<Waiting> failed) {}

  /** Whether the next run may find it gone, whatever was due. */
  private static boolean passes(Throwable cause) {
    return Faults.isAway(cause) || Transactions.lostARace(cause);
  }

  private static MembershipContract.Told answer(List<Told> all, int failed, Instant now) {
    Duration late =
        all.isEmpty() ? Duration.ZERO : Duration.between(all.get(all.size() - 1).due().at(), now);
    Map<String, Long> byKind =
        all.stream()
            .collect(
                Collectors.groupingBy(told -> Words.of(told.due().kind()), Collectors.counting()));
    return new MembershipContract.Told(byKind, failed, late, !all.isEmpty());
  }
}
