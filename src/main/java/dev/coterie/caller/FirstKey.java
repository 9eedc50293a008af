package dev.coterie.caller;

import dev.coterie.caller.CallerContract.ApiKey;
import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Secrets;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first API key: the configured one as it is at each start, or a random one if none is. */
record FirstKey(Tx tx, Instant now) {
  private static final String NAME = "first";
  private static final Set<Scope> SCOPES = Set.of(Scope.STOREFRONT, Scope.ADMIN);
  private static final ApiKeys KEYS = new ApiKeys();

  /** The secret if it was made just now; null where it is configured or there was a key. */
  Future<@Nullable String> ensure(@Nullable String configured) {
    tx.changes(Change.all(ChangeKind.KEYS));
    return KEYS.digested(tx.sql())
        .compose(
            all -> {
              if (configured != null) {
                Optional<ApiKeys.Digested> stored =
                    all.stream().filter(each -> each.key().name().equals(NAME)).findFirst();
                return put(stored, configured);
              }
              return all.isEmpty() ? add() : Future.succeededFuture();
            });
  }

  private Future<@Nullable String> put(Optional<ApiKeys.Digested> stored, String secret) {
    boolean newSecret =
        stored.map(each -> !each.digest().equals(Secrets.hex(Secrets.digest(secret)))).orElse(true);
    return KEYS.put(tx.sql(), NAME, secret, SCOPES, now)
        .onSuccess(key -> announce(stored.map(ApiKeys.Digested::key), key, newSecret))
        .mapEmpty();
  }

  private void announce(Optional<ApiKey> before, ApiKey key, boolean newSecret) {
    if (before.isEmpty()) {
      KeyEvents.created(tx, key);
    } else if (newSecret || !before.get().scopes().equals(key.scopes())) {
      KeyEvents.updated(tx, before.get(), key, newSecret, now);
    }
  }

  private Future<@Nullable String> add() {
    String random = CallerService.newKey();
    return KEYS.addIfFirst(tx.sql(), NAME, random, SCOPES, now)
        .map(
            added -> {
              added.ifPresent(key -> KeyEvents.created(tx, key));
              return added.isPresent() ? random : null;
            });
  }
}
