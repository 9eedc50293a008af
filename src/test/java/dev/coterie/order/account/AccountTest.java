package dev.coterie.order.account;

import static dev.coterie.order.Shopper.DAY;
import static dev.coterie.order.Shopper.code;
import static dev.coterie.order.Shopper.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.order.Shopper;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands on a customer's account. */
class AccountTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private final Shopper ann = new Shopper(COTERIE);

  @BeforeAll
  static void plans_are_sold() {
    Shopper.plans(COTERIE);
  }

  @Test
  void a_gift_over_another_plan_credits_what_is_left_of_it() {
    JsonObject gift = ann.line("credited", 1).put("gift", true);
    JsonObject bought = ann.report(orderId(), "paid", gift).json();
    String code = bought.getJsonArray("lines").getJsonObject(0).getJsonArray("gifts").getString(0);
    Shopper ben = new Shopper(COTERIE);
    ben.paid("gold", 1);

    ben.redeem(code);

    assertThat(ben.quote("credited", 1).json().getString("credit")).isEqualTo("50.00");
  }

  @Test
  void a_quote_that_is_paid_some_minutes_later_leaves_the_account_in_order() {
    ann.paid("gold", 1);
    String id = ann.quote("credited", 1).json().getString("id");
    COTERIE.clock.advance(Duration.ofMinutes(14));

    assertThat(ann.report(orderId(), "paid", ann.line("credited", 1, "50.00", id)).status())
        .isEqualTo(200);

    assertThat(ann.quote("credited", 1).json().getString("credit")).isEqualTo("0.00");
  }

  @Test
  void credited_value_is_taken_from_the_account_before_its_plan_is_refunded() {
    String gold = orderId();
    ann.report(gold, "paid", ann.line("gold", 1));
    ann.paid("credited", 1);
    assertThat(ann.balance()).isEqualTo("50.00");

    ann.report(gold, "refunded", ann.line("gold", 1));

    assertThat(ann.balance()).isEqualTo("0.00");
    assertThat(ann.refunds()).containsExactly("1 50.00");
  }

  @Test
  void credited_value_that_was_spent_is_not_refunded() {
    String gold = orderId();
    ann.report(gold, "paid", ann.line("gold", 1));
    COTERIE.clock.advance(DAY.multipliedBy(15));
    ann.paid("credited", 1);
    assertThat(ann.balance()).isEqualTo("25.00");
    JsonObject quote = ann.quote("graced", 1).json();
    assertThat(quote.getString("charge")).isEqualTo("5.00");
    assertThat(ann.report(orderId(), "paid", ann.onQuote(quote)).status()).isEqualTo(200);

    ann.report(gold, "refunded", ann.line("gold", 1));

    assertThat(ann.balance()).isEqualTo("0.00");
    assertThat(ann.refunds()).containsExactly("1 25.00");
  }

  @Test
  void credited_value_that_was_spent_is_not_owed_for_a_cancelled_order() {
    String gold = orderId();
    ann.report(gold, "paid", ann.line("gold", 1));
    ann.paid("credited", 1);
    ann.report(orderId(), "paid", ann.onQuote(ann.quote("graced", 1).json()));
    assertThat(ann.balance()).isEqualTo("20.00");

    JsonObject cancelled = ann.report(gold, "cancelled", ann.line("gold", 1)).json();

    assertThat(ann.balance()).isEqualTo("0.00");
    assertThat(cancelled.getString("owed")).isEqualTo("20.00");
  }

  @Test
  void a_gift_whose_value_was_credited_is_not_refunded_twice() {
    String id = orderId();
    JsonObject line = ann.line("gold", 1).put("gift", true);
    JsonObject bought = ann.report(id, "paid", line).json();
    Shopper ben = new Shopper(COTERIE);
    ben.redeem(bought.getJsonArray("lines").getJsonObject(0).getJsonArray("gifts").getString(0));
    ben.paid("credited", 1);
    ben.report(orderId(), "paid", ben.onQuote(ben.quote("graced", 1).json()));
    assertThat(ben.balance()).isEqualTo("20.00");

    ann.report(id, "refunded", line);

    assertThat(ben.balance()).isEqualTo("0.00");
    assertThat(ann.refunds()).containsExactly("1 20.00");
  }

  @Test
  void half_of_a_quoted_quantity_gives_half_of_its_credit_back() {
    ann.book("credit", "20.00");
    JsonObject quote = ann.quote("silver", 2).json();
    assertThat(quote.getString("charge")).isEqualTo("20.00");
    String id = orderId();
    JsonObject line = ann.onQuote(quote).put("unitPrice", "10.00");
    assertThat(ann.report(id, "paid", line).status()).isEqualTo(200);
    assertThat(ann.balance()).isEqualTo("0.00");

    ann.report(id, "refunded", ann.onQuote(quote).put("unitPrice", "10.00").put("quantity", 1));

    assertThat(ann.balance()).isEqualTo("10.00");
    assertThat(ann.refunds()).containsExactly("1 10.00");
    ann.report(id, "refunded", line);
    assertThat(ann.balance()).isEqualTo("20.00");
  }

  @Test
  void staff_credit_debit_and_pay_out_with_a_reason() {
    assertThat(ann.book("credit", "30.00").status()).isEqualTo(200);
    assertThat(ann.book("debit", "10.00").status()).isEqualTo(200);
    assertThat(ann.book("pay-out", "5.00").status()).isEqualTo(200);
    assertThat(code(ann.book("pay-out", "15.01"))).isEqualTo("account-too-low");
    assertThat(ann.book("credit", "0.00").wrongFields()).containsExactly("amount");
    assertThat(ann.book("credit", "1.001").wrongFields()).containsExactly("amount");

    JsonObject account = COTERIE.get("/v1/customers/" + ann.code() + "/account").json();

    assertThat(ann.balance()).isEqualTo("15.00");
    assertThat(account.getJsonArray("items").stream().map(JsonObject.class::cast))
        .extracting(entry -> entry.getString("kind") + " " + entry.getString("amount"))
        .containsExactly("credited 30.00", "debited -10.00", "paid-out -5.00");
    assertThat(account.getJsonArray("items").getJsonObject(0).getString("actor"))
        .isEqualTo("key:first");
    assertThat(ann.events("credit.recorded").stream().map(data -> data.getString("balance")))
        .containsExactly("30.00", "20.00", "15.00");
  }
}
