package dev.coterie.caller;

import dev.coterie.db.Change;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All API keys in memory, so that a request is let in without asking anybody. For all threads. */
public final class KeyRing {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

  private final Pool pool;
  private final ApiKeys keys = new ApiKeys();
  private volatile Map<String, Caller> byDigest = Map.of();

  public KeyRing(Pool pool) {
    this.pool = pool;
  }

  /** Whose key this is. */
  public Optional<Caller> caller(String secret) {
    return Optional.ofNullable(byDigest.get(Secrets.hex(Secrets.digest(secret))));
  }

  /** Reads the keys anew. */
  public Future<Void> load() {
    return keys.digested(pool)
        .map(
            all ->
                all.stream()
                    .collect(
                        Collectors.toUnmodifiableMap(
                            ApiKeys.Digested::digest,
                            entry -> new Caller(entry.key().name(), entry.key().scopes()))))
        .onSuccess(all -> byDigest = all)
        .mapEmpty();
  }

  /** Reads the keys anew when they were changed. */
  public void forget(Change change) {
    if (change.kind() == Change.Kind.KEYS) {
      load().onFailure(cause -> LOG.warn("the API keys could not be read again", cause));
    }
  }
}
