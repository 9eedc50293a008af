package dev.coterie.demo.store;

import dev.coterie.caller.user.User;
import dev.coterie.caller.user.UserContract;
import dev.coterie.caller.user.UserContract.ChangeUser;
import dev.coterie.caller.user.UserContract.CreateUser;
import dev.coterie.caller.user.UserContract.FindUser;
import dev.coterie.caller.user.UserRole;
import dev.coterie.connect.shop.Shop;
import dev.coterie.connect.shop.ShopContract;
import dev.coterie.connect.shop.ShopContract.FindShopOf;
import dev.coterie.http.storefront.FrontAnswer;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Secrets;
import io.vertx.core.Future;

/** {@code POST /store/office}: lets whoever the visitor is into the pages of her shop. */
record StoreOffice(Store store) {
  private static final int LETTERS = 16;

  Future<FrontAnswer> open(StoreVisit at) {
    String password = Secrets.random(LETTERS);
    return ShopContract.FIND_OF
        .send(at.vertx(), new FindShopOf(at.customer()))
        .map(Result::orThrow)
        .compose(shop -> letIn(at, shop, password))
        .map(user -> new StoreOfficeView(at.frame(""), user.name(), password))
        .map(view -> FrontAnswer.once(200, at.visit().templates().storeOffice(view)));
  }

  /** Makes the owner's user or gives it another password; it is called as the shop is. */
  private Future<User> letIn(StoreVisit at, Shop shop, String password) {
    String name = shop.slug();
    return UserContract.FIND
        .send(at.vertx(), new FindUser(name))
        .compose(
            found ->
                found.fold(
                    user -> renew(at, requireOwner(user, shop), password),
                    none ->
                        store
                            .asks(at.vertx())
                            .ask(
                                UserContract.CREATE,
                                new CreateUser(name, UserRole.OWNER, false, password, name))));
  }

  private Future<User> renew(StoreVisit at, User user, String password) {
    return store
        .asks(at.vertx())
        .ask(UserContract.CHANGE, new ChangeUser(user.name(), null, null, false, password, null));
  }

  /** Nobody else's user is given away who happens to be called as the shop is. */
  private static User requireOwner(User user, Shop shop) {
    if (user.role() == UserRole.OWNER && shop.slug().equals(user.shop())) {
      return user;
    }
    throw Refusal.conflict("name-taken", "a user has the name " + user.name() + " already")
        .asException();
  }
}
