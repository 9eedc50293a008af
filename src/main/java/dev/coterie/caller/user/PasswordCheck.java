package dev.coterie.caller.user;

import dev.coterie.kernel.Refusal;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Checks the password that somebody types, ever more seldom after failures in a row. */
record PasswordCheck(Pool pool, Passwords passwords, Clock clock) {
  private static final Users USERS = new Users();
  private static final FailedLogins FAILURES = new FailedLogins();
  private static final Refusal WRONG =
      Refusal.conflict("wrong-login", "the user name or the password is wrong");

  /** Why somebody at the address is not let in; empty where the password is the user's. */
  Future<Optional<Refusal>> refusal(String name, String password, String address) {
    Instant now = clock.instant();
    return FAILURES
        .mayTryAt(pool, name, address)
        .compose(
            at ->
                now.isBefore(at)
                    ? Future.succeededFuture(Optional.of(tooMany(at)))
                    : check(name, password)
                        .compose(
                            right ->
                                right
                                    ? FAILURES.forget(pool, name, address).map(Optional.empty())
                                    : FAILURES
                                        .note(pool, name, address, now)
                                        .map(Optional.of(WRONG))));
  }

  private static Refusal tooMany(Instant at) {
    return Refusal.conflict("too-many-failures", "too many failures in a row: wait until " + at);
  }

  private Future<Boolean> check(String name, String password) {
    return USERS
        .hash(pool, name)
        .compose(
            hash ->
                passwords
                    .matches(password, hash.orElse(null))
                    .map(matches -> matches && hash.isPresent()));
  }
}
