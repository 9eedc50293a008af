package dev.coterie.caller.user;

import static dev.coterie.caller.user.UserContract.unknownUser;

import dev.coterie.caller.user.UserContract.ChangePassword;
import dev.coterie.caller.user.UserContract.ChangeUser;
import dev.coterie.caller.user.UserContract.CreateUser;
import dev.coterie.caller.user.UserContract.DeleteUser;
import dev.coterie.caller.user.UserContract.EndSessions;
import dev.coterie.caller.user.UserContract.FindUser;
import dev.coterie.caller.user.UserContract.ListUsers;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes users. An administrator who is not disabled always stays. */
final class UserService {
  static final Map<String, Refusal> REFUSALS =
      Map.of(
          "users_pkey",
          Refusal.conflict("name-taken", "another user has this name"),
          "users_owner_of_shop",
          Refusal.invalid("shop", "must be the address of a shop for an owner, null for others"));

  private final Pool pool;
  private final Transactions transactions;
  private final Passwords passwords;
  private final PasswordCheck check;
  private final Sessions sessions;
  private final Clock clock;
  private final Users users = new Users();

  UserService(
      Storage storage, Passwords passwords, PasswordCheck check, Sessions sessions, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions(REFUSALS);
    this.passwords = passwords;
    this.check = check;
    this.sessions = sessions;
    this.clock = clock;
  }

  Future<Page<User>> list(ListUsers ask) {
    return users.list(pool, ask);
  }

  Future<Result<User>> find(FindUser ask) {
    return users
        .find(pool, ask.name())
        .map(found -> Result.of(found, () -> unknownUser(ask.name())));
  }

  Future<Result<User>> create(Actor actor, CreateUser ask) {
    User user =
        new User(ask.name(), ask.role(), ask.seesCost(), false, false, ask.shop(), clock.instant());
    return passwords
        .hash(ask.password())
        .compose(
            hash ->
                transactions.attempt(
                    actor,
                    tx ->
                        users
                            .add(tx.sql(), user, hash)
                            .onSuccess(added -> UserEvents.created(tx, user))
                            .map(user)));
  }

  Future<Result<User>> change(Actor actor, ChangeUser ask) {
    String password = ask.password();
    return (password == null ? Future.<String>succeededFuture() : passwords.hash(password))
        .compose(hash -> transactions.attempt(actor, tx -> change(tx, ask, hash)));
  }

  Future<Result<Done>> changePassword(Actor actor, ChangePassword ask) {
    return check
        .refusal(ask.name(), ask.oldPassword(), ask.address())
        .compose(
            refusal ->
                refusal.isPresent()
                    ? Future.succeededFuture(Result.refused(refusal.get()))
                    : change(
                            actor,
                            new ChangeUser(ask.name(), null, null, null, ask.newPassword(), null))
                        .map(
                            changed ->
                                changed.fold(user -> Result.ok(new Done()), Result::refused)));
  }

  Future<User> change(Tx tx, ChangeUser ask, @Nullable String hash) {
    Instant now = clock.instant();
    return users
        .lockAll(tx.sql())
        .compose(
            all -> {
              User before = named(all, ask.name());
              User after = changed(before, ask);
              requireAdministrator(Stream.concat(others(all, after), Stream.of(after)));
              return users
                  .change(tx.sql(), after, hash)
                  .compose(done -> endSessions(tx, after, hash != null))
                  .onSuccess(done -> UserEvents.updated(tx, before, after, hash != null, now))
                  .map(after);
            });
  }

  private Future<Void> endSessions(Tx tx, User user, boolean newPassword) {
    return newPassword || user.disabled()
        ? sessions.endAll(tx.sql(), user.name())
        : Future.succeededFuture();
  }

  private static User changed(User user, ChangeUser ask) {
    UserRole role = ask.role();
    Boolean seesCost = ask.seesCost();
    Boolean disabled = ask.disabled();
    UserRole after = role == null ? user.role() : role;
    String shop = ask.shop() == null ? user.shop() : ask.shop();
    return new User(
        user.name(),
        after,
        seesCost == null ? user.seesCost() : seesCost,
        disabled == null ? user.disabled() : disabled,
        user.signsOn(),
        after == UserRole.OWNER ? shop : null,
        user.createdAt());
  }

  Future<Result<Done>> delete(Actor actor, DeleteUser ask) {
    Instant now = clock.instant();
    return transactions.attempt(
        actor,
        tx ->
            users
                .lockAll(tx.sql())
                .map(
                    all -> {
                      User user = named(all, ask.name());
                      requireAdministrator(others(all, user));
                      return user;
                    })
                .compose(user -> users.delete(tx.sql(), user.name()).map(user))
                .onSuccess(user -> UserEvents.deleted(tx, user, now))
                .map(new Done()));
  }

  Future<Result<Done>> endSessions(Actor actor, EndSessions ask) {
    return transactions.attempt(
        actor,
        tx ->
            users
                .find(tx.sql(), ask.name())
                .map(found -> found.orElseThrow(() -> unknownUser(ask.name()).asException()))
                .compose(user -> sessions.endAll(tx.sql(), user.name()))
                .onSuccess(ended -> UserEvents.loggedOut(tx, ask.name(), clock.instant()))
                .map(new Done()));
  }

  private static User named(List<User> all, String name) {
    return all.stream()
        .filter(user -> user.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknownUser(name).asException());
  }

  private static Stream<User> others(List<User> all, User user) {
    return all.stream().filter(other -> !other.name().equals(user.name()));
  }

  /** Refuses what would leave nobody who can let others in. */
  private static void requireAdministrator(Stream<User> left) {
    if (left.noneMatch(UserService::administers)) {
      throw Refusal.conflict(
              "last-administrator", "the last administrator must stay one and not be disabled")
          .asException();
    }
  }

  private static boolean administers(User user) {
    return user.role() == UserRole.ADMINISTRATOR && !user.disabled();
  }
}
