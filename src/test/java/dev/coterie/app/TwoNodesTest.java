package dev.coterie.app;

import static dev.coterie.testing.Shop.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.EventLines;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes' worth of Coterie on one database. */
class TwoNodesTest {
  @RegisterExtension
  @Order(1)
  static final RunningCoterie HERE = new RunningCoterie();

  @RegisterExtension
  @Order(2)
  static final RunningCoterie THERE = new RunningCoterie().beside(HERE);

  static final Shop SHOP = new Shop(HERE);
  static final Shop OTHER_SHOP = new Shop(THERE);

  @Test
  void what_is_written_on_one_node_is_soon_seen_on_the_other() {
    SHOP.product("NODE", "100.00", null);
    SHOP.percentGroup("node", "10");
    SHOP.member("noddy", "node");
    assertThat(OTHER_SHOP.price("NODE", "noddy")).isEqualTo("90.00");

    HERE.patch(
        "/v1/groups/node", new JsonObject().put("pricing", rule("discount", "percent", "20")));
    Eventually.sees("80.00", () -> OTHER_SHOP.price("NODE", "noddy"));

    HERE.patch("/v1/products/NODE", new JsonObject().put("listPrice", "200.00"));
    Eventually.sees("160.00", () -> OTHER_SHOP.price("NODE", "noddy"));

    HERE.delete("/v1/groups/node/members/noddy");
    Eventually.sees("200.00", () -> OTHER_SHOP.price("NODE", "noddy"));
  }

  @Test
  void what_was_missed_while_the_listening_connection_was_cut_is_caught_up() {
    SHOP.product("CUT", "100.00", null);
    assertThat(OTHER_SHOP.price("CUT", "guest")).isEqualTo("100.00");

    cutListeningConnections();
    HERE.patch("/v1/products/CUT", new JsonObject().put("listPrice", "300.00"));

    Eventually.sees("300.00", () -> OTHER_SHOP.price("CUT", "guest"));
    HERE.patch("/v1/products/CUT", new JsonObject().put("listPrice", "400.00"));
    Eventually.sees("400.00", () -> OTHER_SHOP.price("CUT", "guest"));
  }

  @Test
  void a_listening_connection_that_is_cut_again_and_again_is_no_outage() {
    for (int cut = 1; cut <= 20; cut++) {
      SHOP.product("CUT-OFTEN", cut + ".00", null);
      cutListeningConnections();
      assertThat(SHOP.price("CUT-OFTEN", "guest")).isEqualTo(cut + ".00");
    }
  }

  @Test
  void a_key_revoked_on_one_node_is_soon_useless_on_the_other_and_its_streams_end() {
    String secret = SHOP.key("travelling", "admin");
    Eventually.sees(200, () -> statusWith(secret));
    int id = HERE.get("/v1/keys").items().getJsonObject(1).getInteger("id");
    THERE.useKey(secret);
    try (EventLines stream = new EventLines(THERE, "/v1/events?subject=streamed", null)) {
      THERE.useKey(RunningCoterie.KEY);

      HERE.delete("/v1/keys/" + id);

      Eventually.sees(401, () -> statusWith(secret));
      SHOP.customer("streamed");
      assertThat(stream.ends()).isTrue();
    }
  }

  private static int statusWith(String secret) {
    SHOP.product("KEYED", "1.00", null);
    THERE.useKey(secret);
    try {
      return THERE.get("/v1/prices/KEYED").status();
    } finally {
      THERE.useKey(RunningCoterie.KEY);
    }
  }

  /** Cuts at least one: between two cuts a node may be about to connect again. */
  private static void cutListeningConnections() {
    Eventually.sees(true, TwoNodesTest::cutSome);
  }

  private static boolean cutSome() {
    try (var connection = new Sql(HERE).connection();
        var sql = connection.createStatement();
        var rows =
            sql.executeQuery(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                    + " AND (query LIKE 'LISTEN%' OR query = 'SELECT 1')")) {
      return rows.next();
    } catch (SQLException cause) {
      throw new AssertionError(cause);
    }
  }
}
