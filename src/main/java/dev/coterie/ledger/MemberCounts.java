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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How many members groups have, for lists that people look at. To count a crowd takes long, and
 * nobody sees whether it is some seconds old: such a number is answered as it was counted last, and
 * counted anew meanwhile. All other groups are counted when they are asked about.
 */
public final class MemberCounts {
  private static final long CROWD = 20_000;
  private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long KNOWN_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final MembersOfGroups members = new MembersOfGroups();
  private final Map<Long, Counted> crowds = new ConcurrentHashMap<>();

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
    if (!again.isEmpty() && sql instanceof Pool) {
      count(sql, again, now);
    }
    List<Long> others = groups.stream().filter(group -> !known.containsKey(group)).toList();
    return others.isEmpty()
        ? Future.succeededFuture(known)
        : count(sql, others, now).onSuccess(known::putAll).map(known);
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
