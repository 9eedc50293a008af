package dev.coterie.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer of a test's shop: what the shop reports of their orders, and what they have then. */
public final class Shopper {
  public static final Duration DAY = Duration.ofDays(1);

  private final RunningCoterie coterie;
  private final String code;

  /** A new customer, whom the shop knows. */
  public Shopper(RunningCoterie coterie) {
    this(coterie, "c-" + UUID.randomUUID());
    new Shop(coterie).customer(code);
  }

  private Shopper(RunningCoterie coterie, String code) {
    this.coterie = coterie;
    this.code = code;
  }

  /** A customer whom the shop does not know. */
  public static Shopper unknown(RunningCoterie coterie, String code) {
    return new Shopper(coterie, code);
  }

  /** Puts the plans on sale that the tests order, and a lamp with a group price. */
  public static void plans(RunningCoterie coterie) {
    plan(coterie, "silver", "20.00", new JsonObject().put("rank", 1));
    plan(coterie, "gold", "50.00", new JsonObject().put("rank", 2));
    plan(
        coterie,
        "credited",
        "100.00",
        new JsonObject().put("rank", 3).put("changes", down("refused").put("up", "credit")));
    plan(coterie, "later", "10.00", new JsonObject().put("rank", 0).put("changes", down("at-end")));
    plan(coterie, "graced", "30.00", new JsonObject().put("graceDays", 7).put("tier", "graced"));
    new Shop(coterie).product("LAMP", "10.00", null);
  }

  public static void plan(RunningCoterie coterie, String code, String fee, JsonObject more) {
    new Shop(coterie)
        .group(
            code,
            new JsonObject()
                .put("pricing", Shop.rule("discount", "percent", "10"))
                .put("fee", new JsonObject().put("amount", fee).put("currency", "USD"))
                .put("durationDays", 30)
                .mergeIn(more));
    JsonObject enabled = new JsonObject().put("enabled", true);
    assertThat(coterie.put("/v1/groups/" + code + "/product", enabled).status()).isEqualTo(200);
  }

  public static JsonObject down(String policy) {
    return new JsonObject().put("down", policy);
  }

  public static String orderId() {
    return "o-" + UUID.randomUUID();
  }

  /** The code of a refusal. */
  public static String code(Reply refused) {
    return refused.json().getString("code");
  }

  public String code() {
    return code;
  }

  public JsonObject line(String group, int quantity) {
    JsonObject product = coterie.get("/v1/products/membership-" + group).json();
    return line(group, quantity, product.getString("listPrice"), null);
  }

  public JsonObject line(String group, int quantity, String unitPrice, @Nullable String quote) {
    return new JsonObject()
        .put("id", "1")
        .put("sku", "membership-" + group)
        .put("quantity", quantity)
        .put("unitPrice", unitPrice)
        .put("quote", quote);
  }

  public JsonObject body(String status, JsonObject line) {
    return new JsonObject()
        .put("status", status)
        .put("customer", code)
        .put("currency", "USD")
        .put("total", "100.00")
        .put("at", RunningCoterie.BEGIN.toString())
        .put("lines", new JsonArray().add(line));
  }

  public Reply report(String id, String status, JsonObject line) {
    return coterie.put("/v1/orders/" + id, body(status, line));
  }

  /** A new order of one line that was paid. */
  public Reply paid(String group, int quantity) {
    return report(orderId(), "paid", line(group, quantity));
  }

  public Reply quote(String group, int quantity) {
    return coterie.post(
        "/v1/membership-quotes",
        new JsonObject().put("customer", code).put("group", group).put("quantity", quantity));
  }

  public Reply redeem(String gift) {
    return coterie.post("/v1/gifts/" + gift + "/redeem", new JsonObject().put("customer", code));
  }

  /** A change to the plan, or anything else, on a quote: its order is placed, then paid. */
  public String placeOnQuote(String group, int quantity) {
    JsonObject quote = quote(group, quantity).json();
    String id = orderId();
    assertThat(report(id, "placed", onQuote(quote)).status()).isEqualTo(200);
    return id;
  }

  /** The line that a quote of one unit is bought with. */
  public JsonObject onQuote(JsonObject quote) {
    return line(
        quote.getString("group"),
        quote.getInteger("quantity"),
        quote.getString("charge"),
        quote.getString("id"));
  }

  /** The balance of the account in dollars. */
  public String balance() {
    return coterie
        .get("/v1/customers/" + code + "/account")
        .json()
        .getJsonArray("balances")
        .stream()
        .map(JsonObject.class::cast)
        .filter(balance -> balance.getString("currency").equals("USD"))
        .map(balance -> balance.getString("amount"))
        .findFirst()
        .orElse("0.00");
  }

  public Reply retry(String order) {
    return coterie.post("/v1/orders/" + order + "/retry", new JsonObject());
  }

  public Reply book(String kind, String amount) {
    return coterie.post(
        "/v1/customers/" + code + "/account",
        new JsonObject()
            .put("kind", kind)
            .put("amount", amount)
            .put("currency", "USD")
            .put("reason", "as agreed"));
  }

  public Reply transit(String group, String transition) {
    return coterie.post(
        "/v1/groups/" + group + "/members/" + code + "/" + transition, new JsonObject());
  }

  public String price(String sku) {
    return new Shop(coterie).price(sku, code);
  }

  public List<JsonObject> memberships() {
    return items("/v1/customers/" + code + "/memberships");
  }

  public List<JsonObject> openMemberships() {
    return memberships().stream()
        .filter(membership -> !membership.getString("status").equals("ended"))
        .toList();
  }

  public JsonObject membership(String group) {
    return of(group, memberships());
  }

  public String statusAt(String group, Instant at) {
    return of(group, items("/v1/customers/" + code + "/memberships?at=" + at)).getString("status");
  }

  private static JsonObject of(String group, List<JsonObject> memberships) {
    return memberships.stream()
        .filter(membership -> membership.getString("group").equals(group))
        .findFirst()
        .orElseThrow();
  }

  /** Reason, group and amount of each. */
  public List<String> charges() {
    return items("/v1/charges?customer=" + code).stream()
        .map(
            charge ->
                charge.getString("reason")
                    + " "
                    + charge.getString("group")
                    + " "
                    + charge.getString("amount"))
        .toList();
  }

  /** Units and amount of each. */
  public List<String> refunds() {
    return items("/v1/refunds?customer=" + code).stream()
        .map(refund -> refund.getInteger("units") + " " + refund.getString("amount"))
        .toList();
  }

  /** The types of the events whose subject is the customer, but for those of the entry itself. */
  public List<String> events() {
    return items("/v1/events?subject=" + code).stream()
        .map(event -> event.getString("type"))
        .filter(type -> !type.startsWith("customer."))
        .toList();
  }

  /** The data of the events of a type whose subject is the customer. */
  public List<JsonObject> events(String type) {
    return items("/v1/events?limit=500&subject=" + code + "&type=" + type).stream()
        .map(event -> event.getJsonObject("data"))
        .toList();
  }

  private List<JsonObject> items(String path) {
    return coterie.get(path).json().getJsonArray("items").stream()
        .map(JsonObject.class::cast)
        .toList();
  }
}
