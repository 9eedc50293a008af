package dev.coterie.order.account;

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
}
