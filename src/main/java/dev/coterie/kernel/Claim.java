package dev.coterie.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request's claim on its idempotency key. The transaction that does the request's work keeps what
 * it comes to under the claim, and only while nobody else has taken the key over.
 *
 * @param caller whose key it is; callers may use equal keys
 * @param id another one for each request, also for a repetition with the same key
 * @param outcome what an earlier request with the key came to, if it went without an answer after
 *     its commit; null where there is work to do
 */
public record Claim(String caller, String key, UUID id, @Nullable String outcome) {

  /** With what an earlier request with the key came to. */
  public Claim with(@Nullable String known) {
    return new Claim(caller, key, id, known);
  }
}
