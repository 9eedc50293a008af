package dev.coterie.customer;

import dev.coterie.db.Tx;
import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What those who wait for e-mail addresses need to know of the customers who come to have them,
 * within the transaction that writes the customers. The owner of lists implements it.
 */
public interface EmailHooks {

  /**
   * A customer was stored, who may have an address that was waited for.
   *
   * @param customer the code, null where many customers were
   */
  Future<Void> appeared(Tx tx, @Nullable String customer, Instant now);
}
