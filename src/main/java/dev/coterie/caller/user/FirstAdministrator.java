package dev.coterie.caller.user;

import dev.coterie.db.Tx;
import io.vertx.core.Future;
import java.time.Instant;

/**
 * The administrator who is there from the beginning: with the configured password at each start, or
 * with a random one if there is no user at all.
 */
public record FirstAdministrator(Passwords passwords, Tx tx, Instant now) {
  private static final String NAME = "admin";
  private static final Users USERS = new Users();

  /** Adds the administrator, or gives the one that is there this password, and lets in again. */
  public Future<Void> put(String password, String hash) {
    return USERS
        .lockAll(tx.sql())
        .map(all -> all.stream().filter(user -> user.name().equals(NAME)).findFirst())
        .compose(
            found ->
                found.isPresent() ? change(found.get(), password, hash) : add(hash).mapEmpty());
  }

  private Future<Void> change(User before, String password, String hash) {
    User after =
        new User(
            NAME,
            UserRole.ADMINISTRATOR,
            before.seesCost(),
            false,
            before.signsOn(),
            null,
            before.createdAt());
    return USERS
        .hash(tx.sql(), NAME)
        .compose(stored -> passwords.matches(password, stored.orElse(null)))
        .compose(
            same ->
                same && before.equals(after)
                    ? Future.succeededFuture()
                    : USERS
                        .change(tx.sql(), after, hash)
                        .onSuccess(done -> UserEvents.updated(tx, before, after, !same, now)));
  }

  /** Adds the administrator if there is nobody; answers whether it did. */
  public Future<Boolean> addIfFirst(String hash) {
    return USERS
        .lockAll(tx.sql())
        .compose(all -> all.isEmpty() ? add(hash) : Future.succeededFuture(false));
  }

  private Future<Boolean> add(String hash) {
    User user = new User(NAME, UserRole.ADMINISTRATOR, true, false, false, null, now);
    return USERS
        .addUnlessThere(tx.sql(), user, hash)
        .onSuccess(
            added -> {
              if (added) {
                UserEvents.created(tx, user);
              }
            });
  }
}
