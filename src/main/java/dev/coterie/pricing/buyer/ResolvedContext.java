package dev.coterie.pricing.buyer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's memberships resolve to, for a while. Instants are in microseconds since 1970,
 * at which alone a validity turns: as objects they would be two more places in memory to wait for.
 *
 * @param edition of the rules
 * @param from when it holds
 * @param until the next instant at which a begin or end can change it, {@link Micros#NEVER} where
 *     none is known
 */
public record ResolvedContext(long edition, PriceContext context, long from, long until) {

  public static ResolvedContext at(
      Instant at, long edition, PriceContext context, @Nullable Instant nextTurn) {
    return new ResolvedContext(edition, context, Micros.of(at), Micros.ofEnd(nextTurn));
  }

  /** As an instant, null where none is known. */
  public @Nullable Instant nextTurn() {
    return Micros.end(until);
  }

  public boolean holds(long of, Instant at) {
    long micros = Micros.of(at);
    return edition == of && from <= micros && micros < until;
  }
}
