package dev.coterie.caller;

import dev.coterie.caller.CallerContract.ApiKey;
import dev.coterie.caller.CallerContract.KeyShop;
import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.kernel.Secrets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All API keys in memory, so that a request is let in without asking anybody. For all threads. */
public final class KeyRing {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private static final long RETRY_MILLIS = 500;

  private final Vertx vertx;
  private final Pool pool;
  private final ApiKeys keys = new ApiKeys();
  private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
  private volatile Known known = index(List.of());
  private @Nullable Promise<Void> running;
  private @Nullable Promise<Void> next;

  public KeyRing(Vertx vertx, Pool pool) {
    this.vertx = vertx;
    this.pool = pool;
  }

  /** Whose key this is, null where it is nobody's. */
  public @Nullable Caller caller(String secret) {
    return known.caller(secret);
  }

  /**
   * The keys of one reading.
   *
   * @param seen the secrets that were shown and found right, so that a digest is made of each once
   */
  private record Known(Map<String, Caller> byDigest, Map<String, Caller> seen) {

    @Nullable Caller caller(String secret) {
      Caller caller = seen.get(secret);
      if (caller == null) {
        caller = byDigest.get(Secrets.hex(Secrets.digest(secret)));
        if (caller != null) {
          seen.put(secret, caller);
        }
      }
      return caller;
    }
  }

  /**
   * Reads the keys anew; completes with a reading that began after this call. One reading runs at a
   * time, so that an older one never replaces a newer.
   */
  public synchronized Future<Void> load() {
    if (running != null) {
      next = next == null ? Promise.promise() : next;
      return next.future();
    }
    Promise<Void> reading = Promise.promise();
    running = reading;
    read(reading);
    return reading.future();
  }

  /**
   * Runs the listener, on any thread, whenever the keys were read anew; what is answered stops
   * that.
   */
  public Runnable whenRead(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Completes once no reading that was begun before this call is under way; it never fails. */
  public synchronized Future<Void> settled() {
    Promise<Void> last = next == null ? running : next;
    return last == null ? Future.succeededFuture() : last.future().otherwiseEmpty();
  }

  /** Reads the keys anew when they were changed, again and again until it succeeds. */
  public void forget(List<Change> changes) {
    if (changes.stream().anyMatch(change -> change.kind() == ChangeKind.KEYS)) {
      loadUntilDone();
    }
  }

  private void loadUntilDone() {
    load()
        .onFailure(
            cause -> {
              LOG.warn("the API keys could not be read again, trying later: {}", cause.toString());
              vertx.setTimer(RETRY_MILLIS, timer -> loadUntilDone());
            });
  }

  private void read(Promise<Void> reading) {
    keys.digested(pool)
        .onSuccess(all -> known = index(all))
        .onSuccess(all -> listeners.forEach(Runnable::run))
        .<Void>mapEmpty()
        .onComplete(
            done -> {
              readNext();
              reading.handle(done);
            });
  }

  private synchronized void readNext() {
    running = next;
    next = null;
    if (running != null) {
      read(running);
    }
  }

  private static Caller caller(ApiKey key) {
    KeyShop shop = key.shop();
    return new Caller(key.name(), key.scopes(), shop == null ? null : shop.id());
  }

  private static Known index(List<ApiKeys.Digested> all) {
    Map<String, Caller> byDigest =
        all.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    ApiKeys.Digested::digest, entry -> caller(entry.key())));
    return new Known(byDigest, new ConcurrentHashMap<>());
  }
}
