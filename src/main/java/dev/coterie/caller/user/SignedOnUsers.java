package dev.coterie.caller.user;

import dev.coterie.caller.user.UserContract.BegunSession;
import dev.coterie.caller.user.UserContract.ChangeUser;
import dev.coterie.caller.user.UserContract.EnterUser;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import java.time.Clock;

/** Lets in whom a provider of single sign-on vouches for. */
record SignedOnUsers(
    Transactions transactions, UserService service, SessionService sessions, Clock clock) {
  private static final Users USERS = new Users();
  private static final Refusal DISABLED =
      Refusal.forbidden("user-disabled", "the user is disabled: ask an administrator");

  Future<Result<BegunSession>> enter(EnterUser ask) {
    return transactions
        .attempt(
            Actor.SYSTEM,
            tx ->
                USERS
                    .lockSignedOn(tx.sql(), ask.identity())
                    .compose(
                        found ->
                            found.isPresent()
                                ? again(tx, found.get(), ask.role())
                                : first(tx, ask)))
        .compose(
            entered ->
                entered.fold(
                    user -> sessions.begin(user.name()),
                    refusal -> Future.succeededFuture(Result.refused(refusal))));
  }

  private Future<User> first(Tx tx, EnterUser ask) {
    User user = new User(ask.name(), ask.role(), false, false, true, null, clock.instant());
    return USERS
        .addSignedOn(tx.sql(), user, ask.identity())
        .onSuccess(added -> UserEvents.created(tx, user))
        .map(user);
  }

  private Future<User> again(Tx tx, User user, UserRole role) {
    if (user.disabled()) {
      return Future.failedFuture(DISABLED.asException());
    }
    return user.role() == role
        ? Future.succeededFuture(user)
        : service.change(tx, new ChangeUser(user.name(), role, null, null, null, null), null);
  }
}
