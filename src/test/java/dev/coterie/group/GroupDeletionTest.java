package dev.coterie.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupDeletionTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  static final Shop SHOP = new Shop(COTERIE);
  static final Sql SQL = new Sql(COTERIE);
  private static int number;

  private final String old = "old-" + ++number;
  private final String next = "next-" + number;
  private final String month = "month-" + number;
  private final String ever = "ever-" + number;

  @BeforeEach
  void a_group_with_two_members() {
    SHOP.percentGroup(old, "10");
    SHOP.percentGroup(next, "20");
    SHOP.product("DEL", "100", null);
    SHOP.member(month, old, new JsonObject().put("until", "2026-03-31T12:00:00Z"));
    SHOP.member(ever, old);
  }

  @Test
  void the_impact_is_told_first() {
    assertThat(COTERIE.get("/v1/groups/" + old + "/impact").json())
        .isEqualTo(
            new JsonObject()
                .put("members", 2)
                .put("paused", 0)
                .put("paidDaysLeft", 30)
                .put("endless", 1)
                .put("balances", new JsonArray())
                .put("openGifts", 0)
                .put("products", new JsonArray())
                .put("charges", new JsonObject().put("count", 0).put("totals", new JsonArray()))
                .put("dependents", new JsonArray()));
  }

  @Test
  void the_impact_names_the_product_and_sums_the_charges_by_currency() {
    COTERIE.patch(
        "/v1/groups/" + old,
        new JsonObject().put("fee", new JsonObject().put("amount", "49").put("currency", "USD")));
    COTERIE.put("/v1/groups/" + old + "/product", new JsonObject().put("enabled", true));
    charge("1", "49", "USD");
    charge("2", "49.5", "USD");
    charge("3", "40", "EUR");

    JsonObject impact = COTERIE.get("/v1/groups/" + old + "/impact").json();

    assertThat(impact.getJsonArray("products")).containsExactly("membership-" + old);
    assertThat(impact.getJsonObject("charges"))
        .isEqualTo(
            new JsonObject()
                .put("count", 3)
                .put(
                    "totals",
                    new JsonArray()
                        .add(new JsonObject().put("amount", "40.00").put("currency", "EUR"))
                        .add(new JsonObject().put("amount", "98.50").put("currency", "USD"))));
  }

  @Test
  void what_was_charged_stays_on_record_without_the_group() {
    charge("1", "49", "USD");

    assertThat(COTERIE.delete("/v1/groups/" + old + "?members=end").status()).isEqualTo(204);

    assertThat(SQL.texts("SELECT amount FROM charges WHERE order_id = '" + old + "'")).hasSize(1);
    assertThat(
            SQL.whole(
                "SELECT count(*) FROM membership_periods WHERE group_id = "
                    + "(SELECT id FROM customer_groups WHERE code = '%s')".formatted(old)))
        .isEqualTo(2);
  }

  @Test
  void nobody_moves_into_an_archived_group() {
    COTERIE.patch("/v1/groups/" + next, new JsonObject().put("archived", true));

    assertThat(COTERIE.delete("/v1/groups/" + old + "?members=move&to=" + next).code())
        .isEqualTo("archived");
    assertThat(SHOP.price("DEL", ever)).isEqualTo("90.00");
  }

  private void charge(String line, String amount, String currency) {
    SQL.texts(
        """
        WITH ordered AS (
          INSERT INTO orders (id, customer, currency, total, at)
          VALUES ('%1$s', '%2$s', '%4$s', 0, now()) ON CONFLICT DO NOTHING
        ), line AS (
          INSERT INTO order_lines (order_id, line_id, position, sku, unit_price)
          VALUES ('%1$s', '%5$s', 0, '', 0)
        )
        INSERT INTO charges
          (customer_id, group_id, reason, amount, currency, order_id, line_id, at)
        SELECT customers.id, customer_groups.id, 'signup', %3$s, '%4$s', '%1$s', '%5$s', now()
        FROM customers, customer_groups
        WHERE customers.code = '%2$s' AND customer_groups.code = '%1$s'
        RETURNING id
        """
            .formatted(old, month, amount, currency, line));
  }

  @Test
  void a_group_with_members_is_not_deleted_unless_told_what_becomes_of_them() {
    Reply reply = COTERIE.delete("/v1/groups/" + old);

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.code()).isEqualTo("has-members");
    assertThat(SHOP.price("DEL", month)).isEqualTo("90.00");
  }

  @Test
  void members_can_be_ended_with_the_group() {
    assertThat(SHOP.price("DEL", month)).isEqualTo("90.00");

    assertThat(COTERIE.delete("/v1/groups/" + old + "?members=end").status()).isEqualTo(204);

    assertThat(COTERIE.get("/v1/groups/" + old).status()).isEqualTo(404);
    assertThat(SHOP.price("DEL", month)).isEqualTo("100.00");
    SHOP.percentGroup(old, "50");
    assertThat(SHOP.price("DEL", month)).isEqualTo("100.00");
  }

  @Test
  void members_can_move_with_what_is_left_to_them() {
    assertThat(COTERIE.delete("/v1/groups/" + old + "?members=move&to=" + next).status())
        .isEqualTo(204);

    assertThat(SHOP.price("DEL", month)).isEqualTo("80.00");
    assertThat(SHOP.price("DEL", ever)).isEqualTo("80.00");
    JsonArray periods =
        COTERIE
            .get("/v1/groups/" + next + "/members?query=" + month)
            .items()
            .getJsonObject(0)
            .getJsonArray("periods");
    assertThat(periods).hasSize(1);
    assertThat(periods.getJsonObject(0).getString("until")).isEqualTo("2026-03-31T12:00:00Z");
    assertThat(periods.getJsonObject(0).getString("reason")).contains(old);
  }

  @Test
  void what_a_member_holds_in_the_other_group_already_is_kept_and_only_the_rest_moves() {
    String both = "both-" + number;
    String open = "open-" + number;
    SHOP.group(open, new JsonObject().putNull("tier"));
    SHOP.member(both, old);
    COTERIE.put(
        "/v1/groups/" + open + "/members/" + both,
        new JsonObject().put("until", "2026-04-01T00:00:00Z"));

    COTERIE.delete("/v1/groups/" + old + "?members=move&to=" + open);

    JsonArray periods =
        COTERIE
            .get("/v1/groups/" + open + "/members?query=" + both)
            .items()
            .getJsonObject(0)
            .getJsonArray("periods");
    assertThat(periods).hasSize(2);
    assertThat(periods.getJsonObject(1).getString("from")).isEqualTo("2026-04-01T00:00:00Z");
    assertThat(periods.getJsonObject(1).getValue("until")).isNull();
  }

  @Test
  void nobody_without_a_web_account_moves_into_a_list() {
    String list = "list-" + number;
    SHOP.group(list, new JsonObject().put("kind", "list"));
    COTERIE.put("/v1/customers/" + ever, new JsonObject().put("webAccount", false));

    assertThat(COTERIE.delete("/v1/groups/" + old + "?members=move&to=" + list).code())
        .isEqualTo("not-a-web-customer");
    assertThat(SHOP.price("DEL", ever)).isEqualTo("90.00");
  }

  @Test
  void a_move_names_another_group_that_exists() {
    String path = "/v1/groups/" + old + "?members=";

    assertThat(COTERIE.delete(path + "move").wrongFields()).containsExactly("to");
    assertThat(COTERIE.delete(path + "end&to=" + next).wrongFields()).containsExactly("to");
    assertThat(COTERIE.delete(path + "move&to=" + old).wrongFields()).containsExactly("to");
    assertThat(COTERIE.delete(path + "move&to=none").code()).isEqualTo("unknown-group");
    assertThat(COTERIE.delete(path + "sell").wrongFields()).containsExactly("members");
  }
}
