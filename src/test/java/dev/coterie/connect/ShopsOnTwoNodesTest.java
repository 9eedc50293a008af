package dev.coterie.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Mall;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the mall and owners write on one node is seen by the very next lookup on another. */
class ShopsOnTwoNodesTest {
  private static final int CHANGES = 60;

  @RegisterExtension
  @Order(1)
  static final RunningCoterie HERE = new RunningCoterie().with("COTERIE_CONNECT_ENABLED", "true");

  @RegisterExtension
  @Order(2)
  static final RunningCoterie THERE =
      new RunningCoterie().with("COTERIE_CONNECT_ENABLED", "true").beside(HERE);

  private static final Mall MALL = new Mall(HERE);
  private static final Mall OTHER_MALL = new Mall(THERE);
  private static final String PRICE = "/v1/shops/ada/prices/TEA";

  @BeforeAll
  static void a_shop_that_sells() {
    MALL.plan("stall", null);
    MALL.offers("TEA", "10.00", null);
    MALL.opens("ada", "stall");
    MALL.lists("ada", "TEA");
  }

  @Test
  void wholesale_and_minimum_prices() {
    for (int change = 1; change <= CHANGES; change++) {
      MALL.offer("TEA", change + "0.00", null);
      assertThat(OTHER_MALL.price("ada", "TEA").getString("price")).isEqualTo(change * 12 + ".00");
      MALL.offer("TEA", change + "0.00", "900.00");
      assertThat(OTHER_MALL.price("ada", "TEA").getString("price")).isEqualTo("900.00");
    }
  }

  @Test
  void withdrawals_and_returns() {
    MALL.offer("TEA", "10.00", null);
    for (int change = 1; change <= CHANGES; change++) {
      assertThat(THERE.get(PRICE).status()).isEqualTo(200);
      HERE.delete("/v1/mall/TEA");
      assertThat(THERE.get(PRICE).status()).isEqualTo(404);
      MALL.offer("TEA", "10.00", null);
    }
  }

  @Test
  void what_owners_change() {
    MALL.offer("TEA", "10.00", null);
    for (int change = 1; change <= CHANGES; change++) {
      String price = 20 + change + ".00";
      HERE.patch("/v1/shops/ada/listings/TEA", new JsonObject().put("price", price));
      assertThat(OTHER_MALL.price("ada", "TEA").getString("price")).isEqualTo(price);
    }
    HERE.patch("/v1/shops/ada/listings/TEA", new JsonObject().putNull("price"));
  }
}
