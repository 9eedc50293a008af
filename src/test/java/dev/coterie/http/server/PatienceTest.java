package dev.coterie.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection whose question waits for the database is not idle, whichever way it took. */
class PatienceTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_EXPIRY_EVERY_SECONDS", "3600")
          .with("COTERIE_HTTP_IDLE_SECONDS", "1");

  static final Shop SHOP = new Shop(COTERIE);
  private static final int BEYOND_IDLE_SECONDS = 5;

  @ParameterizedTest
  @ValueSource(strings = {"ROUTED", "SHORT"})
  void a_batch_that_waits_longer_than_an_idle_connection_lasts_is_answered(String sku)
      throws SQLException {
    SHOP.product(sku, "10", null);

    assertThat(whileLocked(() -> batch(sku)).text()).contains("\"price\":\"10.00\"");
  }

  @Test
  void a_single_question_that_waits_so_long_is_answered_too() throws SQLException {
    SHOP.product("SINGLE", "10", null);

    assertThat(whileLocked(() -> COTERIE.get("/v1/prices/SINGLE")).status()).isEqualTo(200);
  }

  /** Asks while nobody can read products, which lasts longer than idle connections do. */
  private static Reply whileLocked(Question question) throws SQLException {
    try (Connection connection = new Sql(COTERIE).connection();
        var sql = connection.createStatement()) {
      connection.setAutoCommit(false);
      sql.execute("LOCK TABLE products IN ACCESS EXCLUSIVE MODE");
      CompletableFuture<Reply> reply = CompletableFuture.supplyAsync(question::ask);
      sql.execute("SELECT pg_sleep(" + BEYOND_IDLE_SECONDS + ")");
      connection.rollback();
      return reply.orTimeout(20, TimeUnit.SECONDS).join();
    }
  }

  private interface Question {
    Reply ask();
  }

  /** A body whose length is not known goes by the router. */
  private static Reply batch(String sku) {
    byte[] body =
        new JsonObject()
            .put("items", new JsonArray().add(new JsonObject().put("sku", sku)))
            .toBuffer()
            .getBytes();
    return COTERIE.exchange(
        COTERIE
            .request("/v1/prices")
            .header("Content-Type", "application/json")
            .POST(
                sku.equals("ROUTED")
                    ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
                    : BodyPublishers.ofByteArray(body))
            .build());
  }
}
