package dev.coterie.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many members groups have, for lists that people look at. To count a crowd takes long, and
 * nobody sees whether it is some seconds old: such a number is answered as it was counted last, and
 * counted anew meanwhile. All other groups are counted when they are asked about.
 */
public final class MemberCounts {
  private static final long CROWD = 20_000;
  private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long KNOWN_NANOS = Duration.ofHours(1).toNanos();

  private final MembersOfGroups members = new MembersOfGroups();
  private final Map<Long, Counted> crowds = new ConcurrentHashMap<>();
  private final Set<Long> beingCounted = ConcurrentHashMap.newKeySet();

  private record Counted(long members, long nanos) {

    boolean isOlderThan(long age) {
      return System.nanoTime() - nanos > age;
    }
  }

  /** The number of members of each group at an instant, which is the present, by id. */
  public Future<Map<Long, Long>> of(SqlClient sql, List<Long> groups, Instant now) {
    Map<Long, Long> known = new HashMap<>();
    List<Long> again = new ArrayList<>();
    for (Long group : groups) {
      Counted counted = crowds.get(group);
      if (counted != null && !counted.isOlderThan(KNOWN_NANOS)) {
        known.put(group, counted.members());
        if (counted.isOlderThan(FRESH_NANOS)) {
          again.add(group);
        }
      }
    }
    // a transaction's connection is not there any more when nobody waits for it
    if (sql instanceof Pool) {
      countOnce(sql, again, now);
    }
    List<Long> others = groups.stream().filter(group -> !known.containsKey(group)).toList();
    return others.isEmpty()
        ? Future.succeededFuture(known)
        : count(sql, others, now).onSuccess(known::putAll).map(known);
  }

  /** Each crowd by one at a time, since all who look at it meanwhile would take a connection. */
  private void countOnce(SqlClient sql, List<Long> groups, Instant now) {
    List<Long> mine = groups.stream().filter(beingCounted::add).toList();
    if (!mine.isEmpty()) {
      count(sql, mine, now).onComplete(done -> mine.forEach(beingCounted::remove));
    }
  }

  private Future<Map<Long, Long>> count(SqlClient sql, List<Long> groups, Instant now) {
    return members.count(sql, groups, now).onSuccess(counts -> counts.forEach(this::remember));
  }

  private void remember(long group, long count) {
    if (count >= CROWD) {
      crowds.put(group, new Counted(count, System.nanoTime()));
    } else {
      crowds.remove(group);
    }
  }
}
