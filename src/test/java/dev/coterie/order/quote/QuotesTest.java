package dev.coterie.order.quote;

import static dev.coterie.order.Shopper.DAY;
import static dev.coterie.order.Shopper.code;
import static dev.coterie.order.Shopper.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.order.Shopper;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Quotes, and orders that are placed and paid on them. */
class QuotesTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final Sql SQL = new Sql(COTERIE::databaseUri);

  private final Shopper ann = new Shopper(COTERIE);

  @BeforeAll
  static void plans_are_sold() {
    Shopper.plans(COTERIE);
  }

  @Test
  void a_quote_says_what_a_change_comes_to_and_the_order_is_held_to_it() {
    ann.paid("gold", 1);
    COTERIE.clock.advance(DAY.multipliedBy(15));

    JsonObject quote = ann.quote("credited", 1).json();
    assertThat(quote.getString("credit")).isEqualTo("25.00");
    assertThat(quote.getString("charge")).isEqualTo("75.00");
    assertThat(quote.getString("reason")).isEqualTo("change");
    assertThat(
            ann.report(orderId(), "paid", ann.line("credited", 1, "60.00", quote.getString("id")))
                .status())
        .isEqualTo(400);
    assertThat(
            ann.report(orderId(), "paid", ann.line("credited", 1, "75.00", quote.getString("id")))
                .status())
        .isEqualTo(200);

    assertThat(ann.charges()).containsExactly("signup gold 50.00", "change credited 75.00");
    assertThat(ann.quote("credited", 1).json().getString("charge")).isEqualTo("100.00");
  }

  @Test
  void a_stale_quote_is_refused() {
    ann.paid("gold", 1);
    String late = ann.quote("credited", 1).json().getString("id");
    COTERIE.clock.advance(Duration.ofMinutes(16));
    assertThat(code(ann.report(orderId(), "paid", ann.line("credited", 1, "50.00", late))))
        .isEqualTo("stale-quote");
    String overtaken = ann.quote("credited", 1).json().getString("id");
    ann.paid("gold", 1);
    assertThat(code(ann.report(orderId(), "placed", ann.line("credited", 1, "50.00", overtaken))))
        .isEqualTo("stale-quote");
  }

  @Test
  void a_quote_holds_whatever_becomes_of_another_tier() {
    String other = "other";
    Shopper.plan(COTERIE, other, "9.00", new JsonObject().put("tier", other));
    ann.paid(other, 1);
    JsonObject paused = ann.quote("silver", 1).json();
    ann.transit(other, "pause");
    assertThat(ann.report(orderId(), "placed", ann.onQuote(paused)).status()).isEqualTo(200);
    JsonObject bought = ann.quote("silver", 1).json();
    ann.paid(other, 1);
    assertThat(ann.report(orderId(), "placed", ann.onQuote(bought)).status()).isEqualTo(200);
  }

  @Test
  void a_quote_that_counts_on_paused_days_is_stale_once_they_are_refunded() {
    String order = orderId();
    ann.report(order, "paid", ann.line("gold", 2));
    ann.transit("gold", "pause");
    JsonObject quote = ann.quote("silver", 1).json();

    ann.report(order, "refunded", ann.line("gold", 1));

    assertThat(code(ann.report(orderId(), "placed", ann.onQuote(quote)))).isEqualTo("stale-quote");
  }

  @Test
  void a_placed_quote_reserves_its_credit_and_says_until_when() {
    ann.book("credit", "15.00");
    String id = ann.placeOnQuote("silver", 1);

    String reserved =
        COTERIE
            .get("/v1/orders/" + id)
            .json()
            .getJsonArray("lines")
            .getJsonObject(0)
            .getString("reservedUntil");

    assertThat(reserved).isEqualTo(COTERIE.clock.instant().plus(DAY.multipliedBy(7)).toString());
    assertThat(ann.quote("gold", 1).json().getString("credit")).isEqualTo("0.00");
    assertThat(code(ann.book("pay-out", "1.00"))).isEqualTo("account-too-low");
    COTERIE.clock.advance(DAY.multipliedBy(8));
    assertThat(ann.quote("gold", 1).json().getString("credit")).isEqualTo("15.00");
  }

  @Test
  void a_credit_that_an_order_has_reserved_is_not_quoted_to_another() {
    ann.paid("gold", 1);
    JsonObject first = ann.quote("credited", 1).json();
    JsonObject second = ann.quote("credited", 1).json();
    assertThat(ann.report(orderId(), "placed", ann.onQuote(first)).status()).isEqualTo(200);

    assertThat(code(ann.report(orderId(), "placed", ann.onQuote(second)))).isEqualTo("stale-quote");
  }

  @Test
  void a_placed_quote_is_honoured_whatever_changes_before_it_is_paid() {
    ann.paid("gold", 1);
    COTERIE.clock.advance(DAY.multipliedBy(29));
    JsonObject quote = ann.quote("credited", 1).json();
    String id = orderId();
    ann.report(id, "placed", ann.onQuote(quote));
    COTERIE.patch("/v1/groups/credited", new JsonObject().put("description", "new words"));
    COTERIE.patch(
        "/v1/groups/credited",
        new JsonObject()
            .put("fee", new JsonObject().put("amount", "120.00").put("currency", "USD")));
    COTERIE.clock.advance(DAY.multipliedBy(3));

    JsonObject paid = ann.report(id, "paid", ann.onQuote(quote)).json();

    assertThat(paid.getJsonArray("lines").getJsonObject(0).getValue("unfulfilled")).isNull();
    assertThat(ann.charges()).last().isEqualTo("signup credited " + quote.getString("charge"));
    assertThat(ann.balance()).isEqualTo("0.00");
    COTERIE.patch(
        "/v1/groups/credited",
        new JsonObject()
            .put("fee", new JsonObject().put("amount", "100.00").put("currency", "USD")));
  }

  @Test
  void a_quote_that_is_paid_after_its_reservation_counts_on_what_is_there_then() {
    ann.paid("gold", 1);
    String id = ann.placeOnQuote("credited", 1);
    JsonObject line = COTERIE.get("/v1/orders/" + id).json();
    JsonObject reported =
        ann.line(
            "credited",
            1,
            line.getJsonArray("lines").getJsonObject(0).getString("unitPrice"),
            SQL.texts("SELECT quote_id FROM order_lines WHERE order_id = '" + id + "'").get(0));
    COTERIE.clock.advance(DAY.multipliedBy(363));

    JsonObject paid = ann.report(id, "paid", reported).json();

    JsonObject unfulfilled =
        paid.getJsonArray("lines").getJsonObject(0).getJsonObject("unfulfilled");
    assertThat(unfulfilled.getString("code")).isEqualTo("stale-quote");
    assertThat(ann.openMemberships()).isEmpty();
    assertThat(code(ann.retry(id))).isEqualTo("stale-quote");
    ann.book("credit", "50.00");
    assertThat(ann.retry(id).status()).isEqualTo(200);
    assertThat(ann.membership("credited").getString("status")).isEqualTo("active");
    assertThat(ann.balance()).isEqualTo("0.00");
  }

  @Test
  void a_quote_is_one_orders_and_one_durations() {
    JsonObject quote = ann.quote("silver", 1).json();
    assertThat(ann.report(orderId(), "placed", ann.onQuote(quote)).status()).isEqualTo(200);
    assertThat(code(ann.report(orderId(), "placed", ann.onQuote(quote)))).isEqualTo("stale-quote");
    Shopper.plan(COTERIE, "shrinking", "10.00", new JsonObject());
    JsonObject longer = ann.quote("shrinking", 1).json();
    COTERIE.patch("/v1/groups/shrinking", new JsonObject().put("durationDays", 3));

    assertThat(code(ann.report(orderId(), "placed", ann.onQuote(longer)))).isEqualTo("stale-quote");
  }

  @Test
  void the_value_of_a_plan_that_keeps_its_days_is_not_spent() {
    ann.paid("gold", 1);
    JsonObject quote = ann.quote("credited", 1).json();
    String id = orderId();
    ann.report(id, "placed", ann.onQuote(quote));
    COTERIE.patch("/v1/groups/credited", changes("at-end"));

    JsonObject paid = ann.report(id, "paid", ann.onQuote(quote)).json();

    COTERIE.patch("/v1/groups/credited", changes("credit"));
    JsonObject line = paid.getJsonArray("lines").getJsonObject(0);
    assertThat(line.getJsonObject("unfulfilled").getString("code")).isEqualTo("stale-quote");
    assertThat(ann.membership("gold").getString("status")).isEqualTo("active");
    assertThat(ann.balance()).isEqualTo("0.00");
  }

  private static JsonObject changes(String up) {
    return new JsonObject().put("changes", new JsonObject().put("up", up));
  }
}
