package dev.coterie.caller;

import dev.coterie.caller.CallerContract.ApiKey;
import dev.coterie.caller.CallerContract.ClaimKey;
import dev.coterie.caller.CallerContract.Claimed;
import dev.coterie.caller.CallerContract.Keys;
import dev.coterie.caller.CallerContract.ListKeys;
import dev.coterie.caller.CallerContract.MadeKey;
import dev.coterie.caller.CallerContract.MakeKey;
import dev.coterie.caller.CallerContract.Remember;
import dev.coterie.caller.CallerContract.RevokeKey;
import dev.coterie.db.Change;
import dev.coterie.db.ChangeKind;
import dev.coterie.db.RememberedAnswers;
import dev.coterie.db.RememberedAnswers.ClaimedByOthers;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Secrets;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The use cases of callers. */
final class CallerService {
  private static final int SECRET_LETTERS = 40;
  private static final Map<String, Refusal> REFUSALS =
      Map.of(
          "api_keys_name",
          Refusal.conflict("name-taken", "another key has this name"),
          "api_keys_of_shop",
          Refusal.unknown("unknown-shop", "no shop has this address"));

  private final Pool pool;
  private final Transactions transactions;
  private final KeyRing ring;
  private final Clock clock;
  private final ApiKeys keys = new ApiKeys();
  private final RememberedAnswers answers;

  CallerService(Storage storage, KeyRing ring, RememberedAnswers answers, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions(REFUSALS);
    this.ring = ring;
    this.answers = answers;
    this.clock = clock;
  }

  static String newKey() {
    return "coterie_" + Secrets.random(SECRET_LETTERS);
  }

  Future<Result<MadeKey>> make(Actor actor, MakeKey ask) {
    String secret = newKey();
    return transactions
        .attempt(
            actor,
            tx -> {
              tx.changes(Change.all(ChangeKind.KEYS));
              return keys.add(tx.sql(), ask, secret, clock.instant())
                  .onSuccess(key -> KeyEvents.created(tx, key))
                  .map(key -> new MadeKey(key, secret));
            })
        .compose(made -> ring.load().map(made));
  }

  Future<Keys> list(ListKeys ask) {
    return keys.all(pool).map(all -> new Keys(of(ask.shop(), all)));
  }

  Future<Result<Done>> revoke(Actor actor, RevokeKey ask) {
    return transactions
        .attempt(
            actor,
            tx -> {
              tx.changes(Change.all(ChangeKind.KEYS));
              return keys.lockAll(tx.sql())
                  .map(all -> dispensable(of(ask.shop(), all), ask.id()))
                  .compose(key -> keys.delete(tx.sql(), key.id()).map(key))
                  .onSuccess(key -> KeyEvents.revoked(tx, key, clock.instant()))
                  .map(new Done());
            })
        .compose(done -> ring.load().map(done));
  }

  Future<Claimed> claim(ClaimKey ask) {
    return answers
        .claim(pool, ask.claim(), ask.fingerprint(), ask.lease(), clock.instant())
        .compose(
            held ->
                held.isPresent()
                    ? Future.succeededFuture(Claimed.fresh(held.get().outcome()))
                    : answers.find(pool, ask.claim()).map(found -> claimed(ask, found)));
  }

  private static Claimed claimed(ClaimKey ask, Optional<ClaimedByOthers> found) {
    if (found.isEmpty()) {
      return Claimed.of(Claimed.ClaimState.IN_FLIGHT);
    }
    ClaimedByOthers first = found.get();
    if (!first.fingerprint().equals(ask.fingerprint())) {
      return Claimed.of(Claimed.ClaimState.REUSED);
    }
    return first.status() == null
        ? Claimed.of(Claimed.ClaimState.IN_FLIGHT)
        : new Claimed(
            Claimed.ClaimState.ANSWERED, first.status(), first.mediaType(), first.body(), null);
  }

  Future<Done> remember(Remember ask) {
    Integer status = ask.status();
    Future<Void> remembered =
        status == null
            ? answers.release(pool, ask.claim())
            : answers.remember(pool, ask.claim(), status, ask.mediaType(), ask.body());
    return remembered.map(new Done());
  }

  private static List<ApiKey> of(@Nullable Long shop, List<ApiKey> all) {
    return shop == null ? all : all.stream().filter(key -> isOf(shop, key)).toList();
  }

  private static boolean isOf(long shop, ApiKey key) {
    return key.shop() != null && key.shop().id() == shop;
  }

  /** The key of the id; refused where none has it, or nobody could make another without it. */
  private static ApiKey dispensable(List<ApiKey> all, long id) {
    ApiKey key =
        ApiKeys.withId(all, id)
            .orElseThrow(
                () -> Refusal.unknown("unknown-key", "no key has the id " + id).asException());
    if (key.scopes().contains(Scope.ADMIN)
        && all.stream()
            .noneMatch(other -> other.id() != id && other.scopes().contains(Scope.ADMIN))) {
      throw Refusal.conflict("last-admin-key", "the last key with the scope admin must stay")
          .asException();
    }
    return key;
  }
}
