package dev.coterie.group;

import dev.coterie.db.Tx;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What groups need to know of their memberships, and what their change or deletion needs done to
 * them within the same transaction. The owner of memberships implements it.
 */
public interface MemberHooks extends GroupDependents {
  /**
   * How many customers hold each of the groups at the instant; one that is held by none may lack.
   */
  Future<Map<Long, Long>> count(SqlClient sql, List<Long> groupIds, Instant at);

  /** From now on memberships of the group exclude those of its present tier. */
  Future<Void> changeTier(Tx tx, long groupId, Instant now);

  /**
   * Locks the next members of the group for what this transaction then does to them: all that
   * follows is about those. Answers the last of them, empty if there are none.
   */
  Future<Optional<Long>> choose(Tx tx, MemberBatch batch, Instant now);

  /** Ends the memberships of those who are chosen now. */
  Future<Void> end(Tx tx, long groupId, Instant now);

  /** Refused where {@link #transfer} would be; writes nothing. */
  Future<Void> requireTransferable(Tx tx, Transfer transfer);

  /** What is left of the memberships of those who are chosen goes on in another group. */
  Future<Void> transfer(Tx tx, Transfer transfer);
}
