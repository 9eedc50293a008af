package dev.coterie.order.quote;

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

/** Quotes, and orders that are placed and paid on them. */
class QuotesTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

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
}
