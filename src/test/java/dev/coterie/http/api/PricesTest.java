package dev.coterie.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PricesTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  @BeforeAll
  static void aShop() {
    COTERIE.put(
        "/v1/products/BK-R89B-48",
        new JsonObject()
            .put("name", "Road-250")
            .put("listPrice", "2443.35")
            .put("supplierPrice", "1554.9479")
            .put("currency", "USD"));
  }

  @Test
  void a_guest_pays_the_list_price() {
    Reply reply = COTERIE.get("/v1/prices/BK-R89B-48");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().getString("price")).isEqualTo("2443.35");
    assertThat(reply.json().getValue("group")).isNull();
  }
}
