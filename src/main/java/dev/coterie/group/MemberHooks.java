package dev.coterie.group;

import dev.coterie.db.Tx;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * What a group's change or deletion needs done to its memberships, within the same transaction. The
 * owner of memberships implements it.
 */
public interface MemberHooks {
  /** From now on memberships of the group exclude those of its present tier. */
  Future<Void> followTier(Tx tx, long groupId, Instant now);

  Future<Void> end(Tx tx, long groupId, Instant now);

  Future<Void> transfer(Tx tx, Transfer transfer);
}
