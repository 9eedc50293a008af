package dev.coterie.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words for setting up a mall and shops of its members in a test. */
public final class Mall {
  private final RunningCoterie coterie;
  private final Shop shop;

  public Mall(RunningCoterie coterie) {
    this.coterie = coterie;
    this.shop = new Shop(coterie);
  }

  /** A product that is offered to shops; its list price is 99.00. */
  public void offers(String sku, String wholesale, @Nullable String minimum) {
    shop.product(sku, "99.00", null);
    offer(sku, wholesale, minimum);
  }

  public void offer(String sku, String wholesale, @Nullable String minimum) {
    JsonObject body =
        new JsonObject().put("wholesalePrice", wholesale).put("minimumPrice", minimum);
    done(coterie.put("/v1/mall/" + RunningCoterie.encoded(sku), body));
  }

  /** A connect group that is on sale for 20 USD and 30 days. */
  public void plan(String code, @Nullable Integer listings) {
    JsonObject terms =
        new JsonObject()
            .put("code", code)
            .put("kind", "connect")
            .put("name", code)
            .put("fee", new JsonObject().put("amount", "20.00").put("currency", "USD"))
            .put("durationDays", 30)
            .put("listings", listings);
    done(coterie.post("/v1/groups", terms));
    done(coterie.put("/v1/groups/" + code + "/product", new JsonObject().put("enabled", true)));
  }

  /** A customer who buys the plan by a paid order, and so gets a shop. */
  public void opens(String customer, String plan) {
    shop.customer(customer);
    buys(customer, plan, "order-of-" + customer);
  }

  public void buys(String customer, String plan, String order) {
    JsonObject line =
        new JsonObject()
            .put("id", "1")
            .put("sku", "membership-" + plan)
            .put("quantity", 1)
            .put("unitPrice", "20.00");
    JsonObject body =
        new JsonObject()
            .put("status", "paid")
            .put("customer", customer)
            .put("currency", "USD")
            .put("total", "20.00")
            .put("at", coterie.clock.instant().toString())
            .put("lines", new JsonArray().add(line));
    done(coterie.put("/v1/orders/" + order, body));
  }

  /** The secret of a new key of the shop. */
  public String key(String slug) {
    JsonObject body = new JsonObject().put("name", "key of " + slug);
    return done(coterie.post("/v1/shops/" + slug + "/keys", body)).json().getString("secret");
  }

  /** Lists products by the shop's default rule. */
  public void lists(String slug, String... skus) {
    JsonObject body = new JsonObject().put("skus", new JsonArray(List.of(skus)));
    done(coterie.post("/v1/shops/" + slug + "/listings/imports", body));
  }

  /** What a guest pays in the shop. */
  public JsonObject price(String slug, String sku) {
    return done(coterie.get("/v1/shops/" + slug + "/prices/" + sku)).json();
  }

  private static Reply done(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
    return reply;
  }
}
