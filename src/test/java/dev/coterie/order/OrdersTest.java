package dev.coterie.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OrdersTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  static final Shop SHOP = new Shop(COTERIE);
  static final Duration DAY = Duration.ofDays(1);

  private String customer = "";

  @BeforeAll
  static void plans() {
    plan("silver", "20.00", new JsonObject().put("rank", 1));
    plan("gold", "50.00", new JsonObject().put("rank", 2));
    plan(
        "credited",
        "100.00",
        new JsonObject()
            .put("rank", 3)
            .put("changes", new JsonObject().put("up", "credit").put("down", "refused")));
    plan(
        "later",
        "10.00",
        new JsonObject().put("rank", 0).put("changes", new JsonObject().put("down", "at-end")));
    plan("graced", "30.00", new JsonObject().put("graceDays", 7).put("tier", "graced"));
    SHOP.product("LAMP", "10.00", null);
  }

  @BeforeEach
  void someone() {
    customer = "c-" + UUID.randomUUID();
    SHOP.customer(customer);
  }

  @Test
  void a_paid_line_with_a_groups_product_signs_up_and_records_the_charge() {
    JsonObject order = paid("silver", 1).json();

    JsonObject line = order.getJsonArray("lines").getJsonObject(0);
    assertThat(order.getString("status")).isEqualTo("paid");
    assertThat(line.getString("reason")).isEqualTo("signup");
    assertThat(line.getString("group")).isEqualTo("silver");
    assertThat(line.getString("until")).isEqualTo(now().plus(DAY.multipliedBy(30)).toString());
    assertThat(membership("silver").getString("status")).isEqualTo("active");
    assertThat(charges()).containsExactly("signup silver 20.00");
    assertThat(SHOP.price("LAMP", customer)).isEqualTo("9.00");
  }

  @Test
  void a_placed_order_gives_nothing_until_it_is_paid() {
    String id = orderId();
    assertThat(report(id, "placed", line("silver", 1)).status()).isEqualTo(200);
    assertThat(memberships()).isEmpty();

    report(id, "paid", line("silver", 1));

    assertThat(membership("silver").getString("status")).isEqualTo("active");
  }

  @Test
  void a_renewal_begins_at_the_end_and_each_unit_gives_a_duration() {
    paid("silver", 1);
    Instant end = now().plus(DAY.multipliedBy(30));
    COTERIE.clock.advance(DAY.multipliedBy(3));

    JsonObject line = paid("silver", 3).json().getJsonArray("lines").getJsonObject(0);

    assertThat(line.getString("reason")).isEqualTo("renewal");
    assertThat(line.getString("from")).isEqualTo(end.toString());
    assertThat(line.getString("until")).isEqualTo(end.plus(DAY.multipliedBy(90)).toString());
    assertThat(charges()).containsExactly("signup silver 20.00", "renewal silver 60.00");
  }

  @Test
  void after_the_end_a_purchase_is_a_signup_again() {
    paid("silver", 1);
    COTERIE.clock.advance(DAY.multipliedBy(31));
    paid("silver", 1);

    assertThat(charges()).containsExactly("signup silver 20.00", "signup silver 20.00");
  }

  @Test
  void a_change_takes_the_place_of_the_other_plan_at_once() {
    paid("silver", 2);
    COTERIE.clock.advance(DAY);
    paid("gold", 1);

    assertThat(charges()).containsExactly("signup silver 40.00", "change gold 50.00");
    assertThat(membership("silver").getString("status")).isEqualTo("ended");
    assertThat(membership("gold").getString("status")).isEqualTo("active");
  }

  @Test
  void a_change_at_the_end_waits_for_what_is_paid() {
    paid("silver", 1);
    paid("later", 1);

    assertThat(membership("silver").getString("status")).isEqualTo("active");
    assertThat(membership("later").getString("status")).isEqualTo("scheduled");
    assertThat(membership("later").getString("from"))
        .isEqualTo(membership("silver").getString("until"));
  }

  @Test
  void a_change_that_is_not_allowed_is_refused_and_charges_nothing() {
    plan("strict", "5.00", new JsonObject().put("rank", -1).put("changes", down("refused")));
    paid("silver", 1);

    Reply refused = report(orderId(), "paid", line("strict", 1));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().getString("code")).isEqualTo("change-not-allowed");
    assertThat(charges()).containsExactly("signup silver 20.00");
  }

  @Test
  void a_repeated_report_changes_nothing_and_answers_the_same() {
    String id = orderId();
    JsonObject first = report(id, "paid", line("silver", 1)).json();
    COTERIE.clock.advance(DAY);

    assertThat(report(id, "paid", line("silver", 1)).json()).isEqualTo(first);
    assertThat(report(id, "placed", line("silver", 1)).json()).isEqualTo(first);
    assertThat(COTERIE.get("/v1/orders/" + id).json()).isEqualTo(first);
    assertThat(charges()).hasSize(1);
  }

  @Test
  void a_refund_takes_back_what_is_left_of_just_that_order() {
    String first = orderId();
    report(first, "paid", line("silver", 1));
    Instant end = now().plus(DAY.multipliedBy(30));
    paid("silver", 1);
    COTERIE.clock.advance(DAY);

    report(first, "refunded", line("silver", 1));

    assertThat(membership("silver").getString("status")).isEqualTo("scheduled");
    JsonArray periods = membership("silver").getJsonArray("periods");
    assertThat(periods.getJsonObject(0).getString("until")).isEqualTo(now().toString());
    assertThat(periods.getJsonObject(1).getString("from")).isEqualTo(end.toString());
    assertThat(refunds()).containsExactly("1 20.00");
    assertThat(charges()).hasSize(2);
  }

  @Test
  void units_of_a_line_can_be_refunded_one_after_the_other() {
    String id = orderId();
    report(id, "paid", line("silver", 3));
    Instant begin = now();

    report(id, "refunded", line("silver", 1));
    assertThat(membership("silver").getString("until"))
        .isEqualTo(begin.plus(DAY.multipliedBy(60)).toString());
    report(id, "refunded", line("silver", 1));
    report(id, "refunded", line("silver", 3));

    assertThat(refunds()).containsExactly("1 20.00", "2 40.00");
    assertThat(membershipsHeld()).isEmpty();
  }

  @Test
  void a_refund_that_overtakes_the_payment_waits_for_it() {
    String id = orderId();
    report(id, "refunded", line("silver", 1));
    assertThat(charges()).isEmpty();

    report(id, "paid", line("silver", 1));

    assertThat(charges()).containsExactly("signup silver 20.00");
    assertThat(refunds()).containsExactly("1 20.00");
    assertThat(membershipsHeld()).isEmpty();
    assertThat(report(id, "paid", line("silver", 1)).json().getString("status"))
        .isEqualTo("refunded");
  }

  @Test
  void a_cancelled_order_gives_back_all_that_it_gave() {
    String id = orderId();
    report(id, "paid", line("silver", 2));
    COTERIE.clock.advance(DAY);
    report(id, "cancelled", line("silver", 2));

    assertThat(membership("silver").getString("status")).isEqualTo("ended");
    assertThat(refunds()).isEmpty();
  }

  @Test
  void days_of_grace_follow_the_paid_end_and_make_room_for_a_renewal() {
    paid("graced", 1);
    Instant end = now().plus(DAY.multipliedBy(30));
    COTERIE.clock.set(end.plus(DAY));
    assertThat(membership("graced").getString("status")).isEqualTo("grace");
    assertThat(SHOP.price("LAMP", customer)).isEqualTo("9.00");

    paid("graced", 1);

    assertThat(charges()).containsExactly("signup graced 30.00", "renewal graced 30.00");
    assertThat(membership("graced").getString("status")).isEqualTo("active");
    assertThat(membership("graced").getString("until"))
        .isEqualTo(end.plus(DAY.multipliedBy(31)).toString());
    COTERIE.clock.set(end.plus(DAY.multipliedBy(39)));
    assertThat(membership("graced").getString("status")).isEqualTo("ended");
  }

  @Test
  void a_quote_says_what_a_change_comes_to_and_the_order_is_held_to_it() {
    paid("gold", 1);
    COTERIE.clock.advance(DAY.multipliedBy(15));

    JsonObject quote = quote("credited", 1).json();
    assertThat(quote.getString("credit")).isEqualTo("25.00");
    assertThat(quote.getString("charge")).isEqualTo("75.00");
    assertThat(quote.getString("reason")).isEqualTo("change");
    assertThat(
            report(orderId(), "paid", line("credited", 1, "60.00", quote.getString("id"))).status())
        .isEqualTo(400);
    assertThat(
            report(orderId(), "paid", line("credited", 1, "75.00", quote.getString("id"))).status())
        .isEqualTo(200);

    assertThat(charges()).containsExactly("signup gold 50.00", "change credited 75.00");
    assertThat(quote("credited", 1).json().getString("charge")).isEqualTo("100.00");
  }

  @Test
  void a_stale_quote_is_refused() {
    paid("gold", 1);
    String late = quote("credited", 1).json().getString("id");
    COTERIE.clock.advance(Duration.ofMinutes(16));
    assertThat(code(report(orderId(), "paid", line("credited", 1, "50.00", late))))
        .isEqualTo("stale-quote");
    String overtaken = quote("credited", 1).json().getString("id");
    paid("gold", 1);
    assertThat(code(report(orderId(), "placed", line("credited", 1, "50.00", overtaken))))
        .isEqualTo("stale-quote");
  }

  @Test
  void a_gift_is_redeemed_once_by_somebody_else_and_withdrawn_by_a_refund() {
    String id = orderId();
    JsonObject line = line("silver", 2).put("gift", true);
    JsonArray codes =
        report(id, "paid", line)
            .json()
            .getJsonArray("lines")
            .getJsonObject(0)
            .getJsonArray("gifts");
    assertThat(memberships()).isEmpty();
    assertThat(charges()).containsExactly("gift silver 40.00");
    String buyer = customer;
    someone();
    JsonObject taker = new JsonObject().put("customer", customer);

    assertThat(COTERIE.post("/v1/gifts/" + codes.getString(0) + "/redeem", taker).status())
        .isEqualTo(200);
    assertThat(code(COTERIE.post("/v1/gifts/" + codes.getString(0) + "/redeem", taker)))
        .isEqualTo("gift-redeemed");
    assertThat(membership("silver").getJsonArray("periods").getJsonObject(0).getString("source"))
        .isEqualTo("gift");

    COTERIE.clock.advance(DAY);
    String redeemer = customer;
    customer = buyer;
    report(id, "refunded", line);
    customer = redeemer;
    assertThat(membership("silver").getString("status")).isEqualTo("ended");
    assertThat(code(COTERIE.post("/v1/gifts/" + codes.getString(1) + "/redeem", taker)))
        .isEqualTo("gift-withdrawn");
  }

  @Test
  void a_gift_that_is_redeemed_and_refunded_at_once_is_with_nobody() {
    String buyer = customer;
    for (int round = 0; round < 15; round++) {
      customer = buyer;
      String id = orderId();
      JsonObject line = line("silver", 1).put("gift", true);
      JsonObject paid = report(id, "paid", line).json();
      String code = paid.getJsonArray("lines").getJsonObject(0).getJsonArray("gifts").getString(0);
      JsonObject refund = body("refunded", line);
      someone();
      JsonObject taker = new JsonObject().put("customer", customer);

      CompletableFuture<Reply> redeemed =
          CompletableFuture.supplyAsync(() -> COTERIE.post("/v1/gifts/" + code + "/redeem", taker));
      Reply refunded = COTERIE.put("/v1/orders/" + id, refund);

      assertThat(refunded.status()).isEqualTo(200);
      assertThat(redeemed.join().status()).isIn(200, 409);
      assertThat(membershipsHeld()).isEmpty();
    }
  }

  @Test
  void a_gift_that_many_redeem_at_once_is_redeemed_by_one() {
    JsonObject line = line("silver", 1).put("gift", true);
    JsonObject paid = report(orderId(), "paid", line).json();
    String code = paid.getJsonArray("lines").getJsonObject(0).getJsonArray("gifts").getString(0);
    List<CompletableFuture<Reply>> all = new ArrayList<>();
    for (int taker = 0; taker < 10; taker++) {
      someone();
      JsonObject body = new JsonObject().put("customer", customer);
      all.add(
          CompletableFuture.supplyAsync(() -> COTERIE.post("/v1/gifts/" + code + "/redeem", body)));
    }

    assertThat(all.stream().map(CompletableFuture::join).map(Reply::status).sorted().toList())
        .startsWith(200, 409)
        .doesNotContain(500)
        .hasSize(10);
  }

  @Test
  void a_gift_over_another_plan_credits_what_is_left_of_it() {
    JsonObject gift = line("credited", 1).put("gift", true);
    JsonObject bought = report(orderId(), "paid", gift).json();
    String code = bought.getJsonArray("lines").getJsonObject(0).getJsonArray("gifts").getString(0);
    someone();
    paid("gold", 1);

    COTERIE.post("/v1/gifts/" + code + "/redeem", new JsonObject().put("customer", customer));

    assertThat(quote("credited", 1).json().getString("credit")).isEqualTo("50.00");
  }

  @Test
  void a_quote_that_is_paid_some_minutes_later_leaves_the_account_in_order() {
    paid("gold", 1);
    String id = quote("credited", 1).json().getString("id");
    COTERIE.clock.advance(Duration.ofMinutes(14));

    assertThat(report(orderId(), "paid", line("credited", 1, "50.00", id)).status()).isEqualTo(200);

    assertThat(quote("credited", 1).json().getString("credit")).isEqualTo("0.00");
  }

  @Test
  void a_refund_for_somebody_else_is_refused() {
    String id = orderId();
    report(id, "paid", line("silver", 1));
    String buyer = customer;
    someone();

    assertThat(code(report(id, "refunded", line("silver", 1)))).isEqualTo("order-paid");
    assertThat(code(report(id, "cancelled", line("silver", 1)))).isEqualTo("order-paid");

    customer = buyer;
    assertThat(membership("silver").getString("status")).isEqualTo("active");
    JsonObject other = line("silver", 1).put("sku", "LAMP");
    assertThat(code(report(id, "refunded", other))).isEqualTo("line-fulfilled");
  }

  @Test
  void an_order_of_an_erased_customer_can_still_be_refunded() {
    String id = orderId();
    report(id, "paid", line("silver", 1));
    COTERIE.clock.advance(DAY.multipliedBy(31));
    assertThat(COTERIE.delete("/v1/customers/" + customer).status()).isEqualTo(204);

    assertThat(report(id, "refunded", line("silver", 1)).status()).isEqualTo(200);

    assertThat(refunds()).containsExactly("1 20.00");
  }

  @Test
  void a_plan_is_reminded_of_again_when_the_one_after_it_is_taken_back() {
    paid("silver", 1);
    Instant end = now().plus(DAY.multipliedBy(30));
    String id = orderId();
    report(id, "paid", line("later", 1));
    report(id, "refunded", line("later", 1));

    COTERIE.clock.set(end.minus(DAY.multipliedBy(6)));
    move("silver", "cancel");

    assertThat(events()).contains("membership.ending");
    assertThat(events().indexOf("membership.ending"))
        .isLessThan(events().lastIndexOf("membership.ending"));
  }

  @Test
  void an_end_by_hand_before_the_begin_is_refused() {
    paid("silver", 1);
    paid("later", 1);

    Reply refused =
        COTERIE.put(
            "/v1/groups/later/members/" + customer,
            new JsonObject().put("until", now().plus(DAY).toString()));

    assertThat(refused.wrongFields()).containsExactly("until");
  }

  @Test
  void what_was_paid_cannot_be_reported_otherwise() {
    String id = orderId();
    report(id, "paid", line("silver", 1));

    Reply changed = report(id, "paid", line("silver", 2));

    assertThat(code(changed)).isEqualTo("line-fulfilled");
    assertThat(changed.wrongFields()).containsExactly("lines[0]");
    assertThat(report(id, "refunded", line("silver", 2)).wrongFields())
        .containsExactly("lines[0].quantity");
    customer = "nobody";
    assertThat(code(report(orderId(), "paid", line("silver", 1)))).isEqualTo("unknown-customer");
  }

  @Test
  void a_paused_membership_keeps_its_days() {
    paid("silver", 1);
    COTERIE.clock.advance(DAY.multipliedBy(10));
    assertThat(move("silver", "pause").json().getString("status")).isEqualTo("paused");
    assertThat(SHOP.price("LAMP", customer)).isEqualTo("10.00");
    assertThat(code(move("silver", "pause"))).isEqualTo("illegal-transition");
    COTERIE.clock.advance(DAY.multipliedBy(100));

    JsonObject resumed = move("silver", "resume").json();

    assertThat(resumed.getString("status")).isEqualTo("active");
    assertThat(resumed.getString("until")).isEqualTo(now().plus(DAY.multipliedBy(20)).toString());
    assertThat(SHOP.price("LAMP", customer)).isEqualTo("9.00");
  }

  @Test
  void a_cancelled_membership_runs_to_its_end_and_can_be_reinstated() {
    paid("graced", 1);
    JsonObject cancelled = move("graced", "cancel").json();
    assertThat(cancelled.getString("status")).isEqualTo("ending");
    assertThat(cancelled.getString("graceUntil")).isNull();

    JsonObject back = move("graced", "reinstate").json();

    assertThat(back.getString("status")).isEqualTo("active");
    assertThat(back.getString("graceUntil")).isNotNull();
  }

  @Test
  void a_cancellation_does_not_outlive_the_membership() {
    paid("graced", 1);
    move("graced", "cancel");
    COTERIE.clock.advance(DAY.multipliedBy(40));
    assertThat(membership("graced").getString("status")).isEqualTo("ended");

    paid("graced", 1);

    assertThat(membership("graced").getString("status")).isEqualTo("active");
    assertThat(move("graced", "cancel").status()).isEqualTo(200);
  }

  @Test
  void a_refund_of_what_was_cancelled_brings_no_days_of_grace() {
    String id = orderId();
    report(id, "paid", line("graced", 2));
    move("graced", "cancel");

    report(id, "refunded", line("graced", 1));

    assertThat(membership("graced").getString("status")).isEqualTo("ending");
    assertThat(membership("graced").getString("graceUntil")).isNull();
  }

  @Test
  void a_plan_that_is_taken_back_gives_the_one_before_its_days_of_grace_again() {
    plan(
        "after",
        "9.00",
        new JsonObject()
            .put("tier", "graced")
            .put("rank", 1)
            .put("changes", new JsonObject().put("up", "at-end")));
    COTERIE.patch("/v1/groups/graced", new JsonObject().put("rank", 0));
    paid("graced", 1);
    String grace = membership("graced").getString("graceUntil");
    String id = orderId();
    report(id, "paid", line("after", 1));
    assertThat(membership("graced").getString("graceUntil")).isNull();

    report(id, "refunded", line("after", 1));

    assertThat(membership("graced").getString("graceUntil")).isEqualTo(grace);
  }

  @Test
  void a_whole_refund_is_told_as_the_end_and_told_once() {
    String id = orderId();
    report(id, "paid", line("silver", 1));
    COTERIE.clock.advance(DAY);
    report(id, "refunded", line("silver", 1));

    assertThat(events())
        .containsExactly(
            "order.paid",
            "membership.started",
            "charge.recorded",
            "order.refunded",
            "membership.ended");
  }

  @Test
  void a_change_tells_the_end_of_the_plan_that_is_left() {
    paid("graced", 1);
    plan("instead", "9.00", new JsonObject().put("tier", "graced"));
    COTERIE.clock.advance(DAY.multipliedBy(31));
    assertThat(membership("graced").getString("status")).isEqualTo("grace");

    paid("instead", 1);

    assertThat(events())
        .containsExactly(
            "order.paid",
            "membership.started",
            "charge.recorded",
            "order.paid",
            "membership.ending",
            "membership.ending",
            "membership.grace",
            "membership.ended",
            "membership.started",
            "charge.recorded");
  }

  @Test
  void a_program_on_the_bus_reports_an_order_as_http_does() {
    JsonObject body = body("paid", line("silver", 1)).put("id", orderId());

    JsonObject order =
        RunningCoterie.await(
                COTERIE
                    .service()
                    .vertx()
                    .eventBus()
                    .<JsonObject>request("coterie.order.report", body))
            .body();

    assertThat(order).isEqualTo(COTERIE.get("/v1/orders/" + body.getString("id")).json());
    assertThat(membership("silver").getString("status")).isEqualTo("active");
  }

  @Test
  void a_trial_is_had_once_and_a_purchase_follows_it() {
    plan("tried", "5.00", new JsonObject().put("trialDays", 14));
    Instant end = now().plus(DAY.multipliedBy(14));
    assertThat(move("tried", "trial").json().getString("until")).isEqualTo(end.toString());

    JsonObject line = paid("tried", 1).json().getJsonArray("lines").getJsonObject(0);

    assertThat(line.getString("reason")).isEqualTo("signup");
    assertThat(line.getString("from")).isEqualTo(end.toString());
    COTERIE.clock.advance(DAY.multipliedBy(60));
    assertThat(code(move("tried", "trial"))).isEqualTo("trial-used");
  }

  @Test
  void the_status_at_an_instant_is_that_of_the_ledger() {
    paid("silver", 1);
    Instant begin = now();
    COTERIE.clock.advance(DAY.multipliedBy(100));

    assertThat(statusAt("silver", begin.minusSeconds(1))).isEqualTo("scheduled");
    assertThat(statusAt("silver", begin)).isEqualTo("active");
    assertThat(statusAt("silver", begin.plus(DAY.multipliedBy(30)))).isEqualTo("ended");
  }

  @Test
  void a_wrong_report_names_its_fields() {
    Reply wrong =
        COTERIE.put(
            "/v1/orders/" + orderId(),
            new JsonObject()
                .put("status", "paid")
                .put("currency", "USD")
                .put("total", 1)
                .put("lines", new JsonArray()));

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.wrongFields()).containsExactlyInAnyOrder("at", "lines", "total");
  }

  private static Instant now() {
    return COTERIE.clock.instant();
  }

  private static JsonObject down(String policy) {
    return new JsonObject().put("down", policy);
  }

  private static void plan(String code, String fee, JsonObject more) {
    SHOP.group(
        code,
        new JsonObject()
            .put("pricing", Shop.rule("discount", "percent", "10"))
            .put("fee", new JsonObject().put("amount", fee).put("currency", "USD"))
            .put("durationDays", 30)
            .mergeIn(more));
    assertThat(
            COTERIE
                .put("/v1/groups/" + code + "/product", new JsonObject().put("enabled", true))
                .status())
        .isEqualTo(200);
  }

  private static String orderId() {
    return "o-" + UUID.randomUUID();
  }

  private static String fee(String group) {
    return COTERIE.get("/v1/products/membership-" + group).json().getString("listPrice");
  }

  private static JsonObject line(String group, int quantity) {
    return line(group, quantity, fee(group), null);
  }

  private static JsonObject line(
      String group, int quantity, String unitPrice, @Nullable String quote) {
    return new JsonObject()
        .put("id", "1")
        .put("sku", "membership-" + group)
        .put("quantity", quantity)
        .put("unitPrice", unitPrice)
        .put("quote", quote);
  }

  private Reply paid(String group, int quantity) {
    return report(orderId(), "paid", line(group, quantity));
  }

  private Reply report(String id, String status, JsonObject line) {
    return COTERIE.put("/v1/orders/" + id, body(status, line));
  }

  private JsonObject body(String status, JsonObject line) {
    return new JsonObject()
        .put("status", status)
        .put("customer", customer)
        .put("currency", "USD")
        .put("total", "100.00")
        .put("at", RunningCoterie.BEGIN.toString())
        .put("lines", new JsonArray().add(line));
  }

  /** The types of all that happened to the customer. */
  private List<String> events() {
    return items("/v1/events?subject=" + customer).stream()
        .map(event -> event.getString("type"))
        .toList();
  }

  private Reply move(String group, String move) {
    return COTERIE.post(
        "/v1/groups/" + group + "/members/" + customer + "/" + move, new JsonObject());
  }

  private Reply quote(String group, int quantity) {
    return COTERIE.post(
        "/v1/membership-quotes",
        new JsonObject().put("customer", customer).put("group", group).put("quantity", quantity));
  }

  private static String code(Reply reply) {
    return reply.json().getString("code");
  }

  private List<JsonObject> memberships() {
    return items("/v1/customers/" + customer + "/memberships");
  }

  private List<JsonObject> membershipsHeld() {
    return memberships().stream()
        .filter(held -> !held.getString("status").equals("ended"))
        .toList();
  }

  private JsonObject membership(String group) {
    return memberships().stream()
        .filter(held -> held.getString("group").equals(group))
        .findFirst()
        .orElseThrow();
  }

  private String statusAt(String group, Instant at) {
    return items("/v1/customers/" + customer + "/memberships?at=" + at).stream()
        .filter(held -> held.getString("group").equals(group))
        .findFirst()
        .orElseThrow()
        .getString("status");
  }

  private List<String> charges() {
    return items("/v1/charges?customer=" + customer).stream()
        .map(
            charge ->
                charge.getString("reason")
                    + " "
                    + charge.getString("group")
                    + " "
                    + charge.getString("amount"))
        .toList();
  }

  private List<String> refunds() {
    return items("/v1/refunds?customer=" + customer).stream()
        .map(refund -> refund.getInteger("units") + " " + refund.getString("amount"))
        .toList();
  }

  private static List<JsonObject> items(String path) {
    return COTERIE.get(path).json().getJsonArray("items").stream()
        .map(JsonObject.class::cast)
        .toList();
  }
}
