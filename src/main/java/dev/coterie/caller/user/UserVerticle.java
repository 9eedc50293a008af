package dev.coterie.caller.user;

import dev.coterie.bus.AnsweringVerticle;
import dev.coterie.db.Storage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Keeps the users and their sessions.
 *
 * @param idle how long a session lasts that is not used
 */
public record UserVerticle(Storage storage, Duration idle, Clock clock)
    implements AnsweringVerticle {

  @Override
  public List<Future<Void>> answers(Vertx vertx) {
    Passwords passwords = new Passwords(vertx);
    Sessions sessions = new Sessions(idle);
    PasswordCheck check = new PasswordCheck(storage.pool(), passwords, clock);
    UserService users = new UserService(storage, passwords, check, sessions, clock);
    SessionService service = new SessionService(storage, check, sessions, clock);
    SignedOnUsers signedOn =
        new SignedOnUsers(storage.transactions(UserService.REFUSALS), users, service, clock);
    return List.of(
        UserContract.CREATE.answerWith(vertx, users::create),
        UserContract.CHANGE.answerWith(vertx, users::change),
        UserContract.CHANGE_PASSWORD.answerWith(vertx, users::changePassword),
        UserContract.FIND.answerWith(vertx, users::find),
        UserContract.DELETE.answerWith(vertx, users::delete),
        UserContract.END_SESSIONS.answerWith(vertx, users::endSessions),
        UserContract.LIST.answerWith(vertx, users::list),
        UserContract.ENTER.answerWith(vertx, signedOn::enter),
        UserContract.LOG_IN.answerWith(vertx, service::logIn),
        UserContract.FIND_SESSION.answerWith(vertx, service::find),
        UserContract.RENEW_SESSION.answerWith(vertx, service::renew),
        UserContract.LOG_OUT.answerWith(vertx, service::logOut));
  }
}
