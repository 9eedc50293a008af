package dev.coterie.membership;

import dev.coterie.ledger.MemberTrend;
import dev.coterie.membership.MembershipContract.ReadTrend;
import dev.coterie.membership.MembershipContract.Trend;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;

/**
 * How memberships went. The past of the ledger never changes, so that the last answer is kept: the
 * same weeks are asked for until the next one begins.
 */
final class TrendService {
  private final SqlClient sql;
  private final MemberTrend trend = new MemberTrend();
  private ReadTrend asked = new ReadTrend(List.of());
  private Future<Trend> answer = Future.succeededFuture(new Trend(Map.of()));

  TrendService(SqlClient sql) {
    this.sql = sql;
  }

  /** Runs on the event loop of its verticle alone. */
  Future<Trend> read(ReadTrend ask) {
    if (!ask.equals(asked) || answer.failed()) {
      asked = ask;
      answer = trend.at(sql, ask.instants()).map(Trend::new);
    }
    return answer;
  }
}
