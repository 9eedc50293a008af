package dev.coterie.caller.user;

import dev.coterie.caller.user.UserContract.BegunSession;
import dev.coterie.caller.user.UserContract.FindSession;
import dev.coterie.caller.user.UserContract.LogIn;
import dev.coterie.caller.user.UserContract.LogOut;
import dev.coterie.caller.user.UserContract.RenewSession;
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

/** Begins and ends the sessions of users. */
final class SessionService {
  private static final int SECRET_LETTERS = 43;
  private static final Refusal OVER =
      Refusal.unknown("session-over", "the session is over: log in again");
  private final Pool pool;
  private final Transactions transactions;
  private final PasswordCheck check;
  private final Sessions sessions;
  private final Clock clock;

  SessionService(Storage storage, PasswordCheck check, Sessions sessions, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions();
    this.check = check;
    this.sessions = sessions;
    this.clock = clock;
  }

  Future<Result<BegunSession>> logIn(LogIn ask) {
    return check
        .refusal(ask.name(), ask.password(), ask.address())
        .compose(
            refusal ->
                refusal.isPresent()
                    ? Future.succeededFuture(Result.refused(refusal.get()))
                    : begin(ask.name()));
  }

  /** Begins one for a user who was let in. */
  Future<Result<BegunSession>> begin(String user) {
    String secret = Secrets.random(SECRET_LETTERS);
    return transactions.attempt(
        Actor.SYSTEM,
        tx ->
            sessions
                .begin(tx.sql(), Secrets.digest(secret), user, clock.instant())
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

  Future<Done> renew(RenewSession ask) {
    return sessions.renew(pool, Secrets.digest(ask.secret()), clock.instant()).map(new Done());
  }

  Future<Done> logOut(LogOut ask) {
    byte[] digest = Secrets.digest(ask.secret());
    return (ask.everywhere() ? sessions.endEverywhere(pool, digest) : sessions.end(pool, digest))
        .map(new Done());
  }
}
