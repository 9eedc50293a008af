package dev.coterie.order.gift;

import static dev.coterie.order.Shopper.DAY;
import static dev.coterie.order.Shopper.code;
import static dev.coterie.order.Shopper.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.order.Shopper;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Gifts, redeemed and withdrawn. */
class GiftsTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private final Shopper ann = new Shopper(COTERIE);

  @BeforeAll
  static void plans_are_sold() {
    Shopper.plans(COTERIE);
  }

  @Test
  void a_gift_is_redeemed_once_by_somebody_else_and_withdrawn_by_a_refund() {
    String id = orderId();
    JsonObject line = ann.line("silver", 2).put("gift", true);
    JsonArray codes =
        ann.report(id, "paid", line)
            .json()
            .getJsonArray("lines")
            .getJsonObject(0)
            .getJsonArray("gifts");
    assertThat(ann.memberships()).isEmpty();
    assertThat(ann.charges()).containsExactly("gift silver 40.00");
    Shopper ben = new Shopper(COTERIE);

    assertThat(ben.redeem(codes.getString(0)).status()).isEqualTo(200);
    assertThat(code(ben.redeem(codes.getString(0)))).isEqualTo("gift-redeemed");
    assertThat(
            ben.membership("silver").getJsonArray("periods").getJsonObject(0).getString("source"))
        .isEqualTo("gift");

    COTERIE.clock.advance(DAY);
    ann.report(id, "refunded", line);
    assertThat(ben.membership("silver").getString("status")).isEqualTo("ended");
    assertThat(code(ben.redeem(codes.getString(1)))).isEqualTo("gift-withdrawn");
  }

  @Test
  void a_gift_that_is_redeemed_and_refunded_at_once_is_with_nobody() {
    for (int round = 0; round < 15; round++) {
      String id = orderId();
      JsonObject line = ann.line("silver", 1).put("gift", true);
      JsonObject paid = ann.report(id, "paid", line).json();
      String code = paid.getJsonArray("lines").getJsonObject(0).getJsonArray("gifts").getString(0);
      JsonObject refund = ann.body("refunded", line);
      Shopper ben = new Shopper(COTERIE);

      CompletableFuture<Reply> redeemed = CompletableFuture.supplyAsync(() -> ben.redeem(code));
      Reply refunded = COTERIE.put("/v1/orders/" + id, refund);

      assertThat(refunded.status()).isEqualTo(200);
      assertThat(redeemed.join().status()).isIn(200, 409);
      assertThat(ben.openMemberships()).isEmpty();
    }
  }

  @Test
  void a_gift_that_many_redeem_at_once_is_redeemed_by_one() {
    JsonObject line = ann.line("silver", 1).put("gift", true);
    JsonObject paid = ann.report(orderId(), "paid", line).json();
    String code = paid.getJsonArray("lines").getJsonObject(0).getJsonArray("gifts").getString(0);
    List<CompletableFuture<Reply>> all = new ArrayList<>();
    for (int taker = 0; taker < 10; taker++) {
      Shopper other = new Shopper(COTERIE);
      all.add(CompletableFuture.supplyAsync(() -> other.redeem(code)));
    }

    assertThat(all.stream().map(CompletableFuture::join).map(Reply::status).sorted().toList())
        .startsWith(200, 409)
        .doesNotContain(500)
        .hasSize(10);
  }

  @Test
  void two_gifts_of_one_line_are_redeemed_as_changes_by_one_customer() {
    JsonObject line = ann.line("credited", 2).put("gift", true);
    JsonObject paid = ann.report(orderId(), "paid", line).json();
    JsonArray codes = paid.getJsonArray("lines").getJsonObject(0).getJsonArray("gifts");
    Shopper ben = new Shopper(COTERIE);
    ben.paid("gold", 1);
    assertThat(ben.redeem(codes.getString(0)).json().getString("reason")).isEqualTo("change");
    ben.paid("silver", 1);

    assertThat(ben.redeem(codes.getString(1)).json().getString("reason")).isEqualTo("change");

    assertThat(ben.balance()).isEqualTo("70.00");
  }

  @Test
  void gifts_of_one_line_that_two_have_paused_are_taken_back_from_both() {
    String id = orderId();
    JsonObject line = ann.line("silver", 2).put("gift", true);
    JsonObject paid = ann.report(id, "paid", line).json();
    JsonArray codes = paid.getJsonArray("lines").getJsonObject(0).getJsonArray("gifts");
    Shopper ben = new Shopper(COTERIE);
    Shopper eve = new Shopper(COTERIE);
    ben.redeem(codes.getString(0));
    eve.redeem(codes.getString(1));
    ben.transit("silver", "pause");
    eve.transit("silver", "pause");

    ann.report(id, "refunded", line);

    assertThat(ben.openMemberships()).isEmpty();
    assertThat(eve.openMemberships()).isEmpty();
  }

  @Test
  void a_code_is_known_however_it_is_typed() {
    JsonObject line = ann.line("silver", 1).put("gift", true);
    JsonObject paid = ann.report(orderId(), "paid", line).json();
    String code = paid.getJsonArray("lines").getJsonObject(0).getJsonArray("gifts").getString(0);

    Reply redeemed = new Shopper(COTERIE).redeem(code.toLowerCase(Locale.ROOT).replace("-", ""));

    assertThat(redeemed.json().getString("code")).isEqualTo(code);
  }

  @Test
  void a_gift_is_its_buyers_until_it_is_redeemed_and_only_keys_for_orders_see_its_code() {
    String id = orderId();
    Reply paid = ann.report(id, "paid", ann.line("silver", 2).put("gift", true));
    JsonArray codes = paid.json().getJsonArray("lines").getJsonObject(0).getJsonArray("gifts");
    Shopper ben = new Shopper(COTERIE);
    Shop shop = new Shop(COTERIE);
    COTERIE.useKey(shop.key("redeems " + id, "memberships"));
    try {
      JsonObject redeemed = ben.redeem(codes.getString(1)).json();
      assertThat(redeemed.getString("buyer")).isEqualTo(ann.code());
      assertThat(redeemed.getString("customer")).isEqualTo(ben.code());
      assertThat(COTERIE.get("/v1/orders/" + id).code()).isEqualTo("wrong-scope");
    } finally {
      COTERIE.useKey(RunningCoterie.KEY);
    }
    COTERIE.useKey(shop.key("reports " + id, "orders"));
    try {
      assertThat(owners(id)).containsExactly("open " + ann.code(), "redeemed " + ben.code());
      assertThat(ben.redeem(codes.getString(0)).code()).isEqualTo("wrong-scope");
    } finally {
      COTERIE.useKey(RunningCoterie.KEY);
    }

    ann.report(id, "refunded", ann.line("silver", 2).put("gift", true));
    assertThat(owners(id)).containsExactly("withdrawn null", "withdrawn null");
  }

  private static List<String> owners(String order) {
    return COTERIE
        .get("/v1/orders/" + order)
        .json()
        .getJsonArray("lines")
        .getJsonObject(0)
        .getJsonArray("giftOwners")
        .stream()
        .map(JsonObject.class::cast)
        .map(gift -> gift.getString("state") + " " + gift.getString("customer"))
        .toList();
  }
}
