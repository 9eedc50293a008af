package dev.coterie.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Words for setting up a shop in a test. */
public final class Shop {
  private final RunningCoterie coterie;

  public Shop(RunningCoterie coterie) {
    this.coterie = coterie;
  }

  public void product(String sku, String listPrice, @Nullable String supplierPrice) {
    product(sku, listPrice, supplierPrice, "USD");
  }

  public void product(
      String sku, String listPrice, @Nullable String supplierPrice, String currency) {
    JsonObject body =
        new JsonObject()
            .put("name", "Product " + sku)
            .put("listPrice", listPrice)
            .put("supplierPrice", supplierPrice)
            .put("currency", currency);
    done(coterie.put("/v1/products/" + RunningCoterie.encoded(sku), body));
  }

  public void customer(String code) {
    JsonObject body = new JsonObject().put("email", code + "@example.com");
    done(coterie.put("/v1/customers/" + code, body));
  }

  /** A discount group; of the tier {@code discount} unless the terms say otherwise. */
  public JsonObject group(String code, JsonObject terms) {
    JsonObject body = new JsonObject().put("code", code).put("kind", "discount").put("name", code);
    return done(coterie.post("/v1/groups", body.mergeIn(terms))).json();
  }

  public JsonObject percentGroup(String code, String percent) {
    return group(code, new JsonObject().put("pricing", rule("discount", "percent", percent)));
  }

  public static JsonObject rule(String basis, String mode, String value) {
    return new JsonObject().put("basis", basis).put("mode", mode).put("value", value);
  }

  /** Puts a new customer into the group. */
  public void member(String customer, String group, JsonObject terms) {
    customer(customer);
    done(coterie.put("/v1/groups/" + group + "/members/" + customer, terms));
  }

  public void member(String customer, String group) {
    member(customer, group, new JsonObject());
  }

  public String price(String sku, String customer) {
    return done(coterie.get("/v1/prices/" + sku + "?customer=" + customer))
        .json()
        .getString("price");
  }

  /** A user of that role who does not see costs, whose password is {@code password-of-NAME}. */
  public void user(String name, String role) {
    done(
        coterie.post(
            "/v1/users",
            new JsonObject()
                .put("name", name)
                .put("role", role)
                .put("password", "password-of-" + name)));
  }

  /** The owner of a member's shop, whose password is {@code password-of-NAME}. */
  public void owner(String name, String slug) {
    done(
        coterie.post(
            "/v1/users",
            new JsonObject()
                .put("name", name)
                .put("role", "owner")
                .put("shop", slug)
                .put("password", "password-of-" + name)));
  }

  /** A secret of a new key with only the scope storefront. */
  public String storefrontKey(String name) {
    return key(name, "storefront");
  }

  /** A secret of a new key with only that scope. */
  public String key(String name, String scope) {
    JsonObject body = new JsonObject().put("name", name).put("scopes", new JsonArray().add(scope));
    return done(coterie.post("/v1/keys", body)).json().getString("secret");
  }

  private static Reply done(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
    return reply;
  }
}
