package dev.coterie.year;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.year.ledger.Plan;
import dev.coterie.year.shop.Report;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service as the shop and its staff reach it: over HTTP only. */
final class Front {
  private final RunningCoterie coterie;
  private final Map<Plan, String> skus = new HashMap<>();

  Front(RunningCoterie coterie) {
    this.coterie = coterie;
  }

  /** Begins to sell the plans. */
  void open() {
    Shop shop = new Shop(coterie);
    shop.product("BOOK", "100.00", null);
    Plan.ALL.forEach(this::sell);
  }

  void sell(Plan plan) {
    new Shop(coterie).group(plan.code(), plan.terms());
    JsonObject enabled = new JsonObject().put("enabled", true);
    JsonObject product = done(coterie.put("/v1/groups/" + plan.code() + "/product", enabled));
    skus.put(plan, product.getJsonObject("product", product).getString("sku"));
  }

  /** Deletes the group of a plan. */
  void giveUp(Plan plan, String members) {
    Reply reply = coterie.delete("/v1/groups/" + plan.code() + "?members=" + members);
    assertThat(reply.status()).as(reply.text()).isEqualTo(204);
  }

  void register(String customer) {
    new Shop(coterie).customer(customer);
  }

  void setClock(Instant now) {
    done(coterie.put("/v1/clock", new JsonObject().put("now", now.toString())));
  }

  Reply report(Report report) {
    String sku = String.valueOf(skus.get(report.order().plan));
    return coterie.put("/v1/orders/" + report.order().id, report.body(sku));
  }

  Reply quote(String customer, Plan plan, int units) {
    JsonObject ask =
        new JsonObject().put("customer", customer).put("group", plan.code()).put("quantity", units);
    return coterie.post("/v1/membership-quotes", ask);
  }

  Reply redeem(String gift, String customer) {
    return coterie.post(
        "/v1/gifts/" + gift + "/redeem", new JsonObject().put("customer", customer));
  }

  Reply book(String customer, String kind, BigDecimal amount, String currency) {
    JsonObject booking =
        new JsonObject()
            .put("kind", kind)
            .put("amount", amount.toPlainString())
            .put("currency", currency)
            .put("reason", "by chance");
    return coterie.post(account(customer), booking);
  }

  /** What stands on the customer's account, for each currency. */
  JsonArray balances(String customer) {
    return done(coterie.get(account(customer))).getJsonArray("balances");
  }

  private static String account(String customer) {
    return "/v1/customers/" + customer + "/account";
  }

  void assign(String customer, Plan plan) {
    done(coterie.put(member(customer, plan), new JsonObject()));
  }

  /** Has a membership paused, resumed, cancelled or reinstated. */
  Reply move(String customer, Plan plan, String move) {
    return coterie.post(member(customer, plan) + "/" + move, new JsonObject());
  }

  private static String member(String customer, Plan plan) {
    return "/v1/groups/" + plan.code() + "/members/" + customer;
  }

  JsonArray memberships(String customer, Instant at) {
    return items(coterie.get("/v1/customers/" + customer + "/memberships?at=" + at));
  }

  JsonArray memberships(String customer) {
    return items(coterie.get("/v1/customers/" + customer + "/memberships"));
  }

  BigDecimal price(String customer) {
    return price(coterie.get("/v1/prices/BOOK?customer=" + customer));
  }

  BigDecimal price(String customer, Instant at) {
    return price(coterie.get("/v1/prices/BOOK?customer=" + customer + "&at=" + at));
  }

  List<JsonObject> charges() {
    return all("/v1/charges?limit=500");
  }

  List<JsonObject> refunds() {
    return all("/v1/refunds?limit=500");
  }

  private List<JsonObject> all(String path) {
    List<JsonObject> all = new ArrayList<>();
    JsonObject page = done(coterie.get(path));
    addTo(all, page);
    while (page.getString("next") != null) {
      page = done(coterie.get(path + "&cursor=" + RunningCoterie.encoded(page.getString("next"))));
      addTo(all, page);
    }
    return all;
  }

  private static void addTo(List<JsonObject> all, JsonObject page) {
    page.getJsonArray("items").forEach(item -> all.add((JsonObject) item));
  }

  private static JsonArray items(Reply reply) {
    return done(reply).getJsonArray("items");
  }

  private static BigDecimal price(Reply reply) {
    return new BigDecimal(done(reply).getString("price"));
  }

  static JsonObject done(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
    return reply.json();
  }
}
