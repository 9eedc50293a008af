package dev.coterie.http.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;

import dev.coterie.caller.Scope;
import dev.coterie.caller.user.User;
import dev.coterie.caller.user.UserContract;
import dev.coterie.caller.user.UserContract.ChangeUser;
import dev.coterie.caller.user.UserContract.CreateUser;
import dev.coterie.caller.user.UserContract.DeleteUser;
import dev.coterie.caller.user.UserContract.ListUsers;
import dev.coterie.caller.user.UserContract.UserColumn;
import dev.coterie.caller.user.UserRole;
import dev.coterie.http.Answer;
import dev.coterie.http.Exchange;
import dev.coterie.http.Params;
import dev.coterie.http.server.Resource;
import dev.coterie.http.server.Routes;
import dev.coterie.json.Fields;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sorting;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** {@code /v1/users}: the users of the management pages. A password only ever goes in. */
public final class UsersApi implements Resource {

  @Override
  public void addTo(Routes routes) {
    routes.get("/v1/users", Scope.ADMIN, this::list, "limit", "cursor");
    routes.secretWrite(POST, "/v1/users", Scope.ADMIN, this::create);
    routes.secretWrite(PATCH, "/v1/users/:name", Scope.ADMIN, this::change);
    routes.write(DELETE, "/v1/users/:name", Scope.ADMIN, this::delete);
  }

  private Future<Answer> list(Exchange exchange) {
    Params params = exchange.query();
    PageRequest page = params.page();
    params.check();
    return UserContract.LIST
        .send(exchange.vertx(), new ListUsers(Sorting.by(UserColumn.NAME), page))
        .map(users -> Answer.of(users, UsersApi::json));
  }

  private Future<Answer> create(Exchange exchange) {
    Fields body = exchange.body();
    CreateUser ask =
        new CreateUser(
            body.text("name", TextForm.USER_NAME),
            body.choice("role", UserRole.class),
            body.flag("seesCost", false),
            body.text("password", TextForm.PASSWORD),
            shop(body));
    body.check();
    return UserContract.CREATE
        .send(exchange.vertx(), exchange.actor(), ask)
        .map(made -> Answer.of(made, user -> Answer.created(json(user))));
  }

  private Future<Answer> change(Exchange exchange) {
    String name = exchange.path("name", TextForm.USER_NAME);
    Fields body = exchange.body();
    ChangeUser ask =
        new ChangeUser(
            name,
            body.choiceOrNull("role", UserRole.class),
            body.flagOrNull("seesCost"),
            body.flagOrNull("disabled"),
            body.textOrNull("password", TextForm.PASSWORD),
            shop(body));
    body.requireSame("name", name);
    body.check();
    return UserContract.CHANGE
        .send(exchange.vertx(), exchange.actor(), ask)
        .map(changed -> Answer.of(changed, user -> Answer.ok(json(user))));
  }

  private Future<Answer> delete(Exchange exchange) {
    String name = exchange.path("name", TextForm.USER_NAME);
    return UserContract.DELETE
        .send(exchange.vertx(), exchange.actor(), new DeleteUser(name))
        .map(deleted -> Answer.of(deleted, done -> Answer.nothing()));
  }

  private static @Nullable String shop(Fields body) {
    return body.textOrNull("shop", TextForm.SHOP_SLUG);
  }

  private static JsonObject json(User user) {
    return new JsonObject()
        .put("name", user.name())
        .put("role", EnumNames.of(user.role()))
        .put("seesCost", user.seesCost())
        .put("shop", user.shop())
        .put("disabled", user.disabled())
        .put("createdAt", user.createdAt());
  }
}
