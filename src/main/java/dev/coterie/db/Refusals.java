package dev.coterie.db;

import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusedException;
import io.vertx.pgclient.PgException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which failures of a transaction are refusals.
 *
 * @param byConstraint what the violation of a constraint stands for, by its name
 */
record Refusals(Map<String, Refusal> byConstraint) {

  Refusals {
    byConstraint = Map.copyOf(byConstraint);
  }

  /** The refusal that the failure is, null for a fault. */
  @Nullable Refusal in(Throwable cause) {
    if (cause instanceof RefusedException refused) {
      return refused.refusal();
    }
    return cause instanceof PgException pg && pg.getConstraint() != null
        ? byConstraint.get(pg.getConstraint())
        : null;
  }
}
