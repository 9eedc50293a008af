package dev.coterie.caller.user;

import dev.coterie.caller.user.UserContract.BegunSession;
import dev.coterie.caller.user.UserContract.FindSession;
import dev.coterie.caller.user.UserContract.LogIn;
import dev.coterie.caller.user.UserContract.LogOut;
import dev.coterie.caller.user.UserContract.Session;
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
import java.time.Instant;

/** Begins and ends the sessions of users. */
final class SessionService {
  private static final int SECRET_LETTERS = 43;
  private static final Refusal OVER =
      Refusal.unknown("session-over", "the session is over: log in again");
  private static final Refusal WRONG =
      Refusal.conflict("wrong-login", "the user name or the password is wrong");

  private final Pool pool;
  private final Transactions transactions;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Clock clock;
  private final Users users = new Users();
  private final FailedLogins failures = new FailedLogins();

  SessionService(Storage storage, Passwords passwords, Sessions sessions, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions();
    this.passwords = passwords;
    this.sessions = sessions;
    this.clock = clock;
  }

  Future<Result<BegunSession>> logIn(LogIn ask) {
    Instant now = clock.instant();
    return failures
        .mayTryAt(pool, ask.name(), ask.address())
        .compose(
            at ->
                now.isBefore(at)
                    ? Future.succeededFuture(Result.refused(tooMany(at)))
                    : check(ask, now));
  }

  private static Refusal tooMany(Instant at) {
    return Refusal.conflict("too-many-failures", "too many failures in a row: wait until " + at);
  }

  private Future<Result<BegunSession>> check(LogIn ask, Instant now) {
    return users
        .hash(pool, ask.name())
        .compose(
            hash ->
                passwords
                    .matches(ask.password(), hash.orElse(null))
                    .map(matches -> matches && hash.isPresent()))
        .compose(right -> right ? begin(ask, now) : fail(ask, now));
  }

  private Future<Result<BegunSession>> fail(LogIn ask, Instant now) {
    return failures.note(pool, ask.name(), ask.address(), now).map(Result.refused(WRONG));
  }

  private Future<Result<BegunSession>> begin(LogIn ask, Instant now) {
    String secret = Secrets.random(SECRET_LETTERS);
    return transactions.attempt(
        Actor.SYSTEM,
        tx ->
            failures
                .forget(tx.sql(), ask.name(), ask.address())
                .compose(done -> sessions.begin(tx.sql(), Secrets.digest(secret), ask.name(), now))
                .map(new BegunSession(secret)));
  }

  Future<Result<Session>> find(FindSession ask) {
    return sessions
        .use(pool, Secrets.digest(ask.secret()), clock.instant())
        .map(found -> found.map(user -> new Session(user, formToken(ask.secret()))))
        .map(found -> Result.of(found, () -> OVER));
  }

  /** One for the whole session, so that a second tab's forms stay good. */
  private static String formToken(String secret) {
    return Secrets.hex(Secrets.digest("form " + secret));
  }

  Future<Done> logOut(LogOut ask) {
    byte[] digest = Secrets.digest(ask.secret());
    return (ask.everywhere() ? sessions.endEverywhere(pool, digest) : sessions.end(pool, digest))
        .map(new Done());
  }
}
