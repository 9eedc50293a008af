package dev.coterie.group;

import static dev.coterie.testing.Shop.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.EmittedEvent;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupEventsTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  static final Shop SHOP = new Shop(COTERIE);
  static final Sql SQL = new Sql(COTERIE);
  private static int number;

  private final String code = "group-" + ++number;

  @Test
  void a_new_group_is_told_with_its_terms() {
    JsonObject group =
        SHOP.group(code, new JsonObject().put("pricing", rule("discount", "fixed", "2")));
    JsonObject terms = group.copy();
    terms.remove("id");
    terms.remove("members");
    terms.remove("product");

    assertThat(EmittedEvent.to(SQL, code))
        .containsExactly(new EmittedEvent("group.created", code, terms));
  }

  @Test
  void a_markup_is_told_without_its_value_because_that_is_a_margin() {
    SHOP.group(code, new JsonObject().put("pricing", rule("markup", "percent", "15")));

    assertThat(EmittedEvent.to(SQL, code).get(0).data().getJsonObject("pricing"))
        .isEqualTo(rule("markup", "percent", "15").putNull("value"));
  }

  @Test
  void a_bulk_change_is_told_of_each_group_it_changed() {
    SHOP.percentGroup(code, "1");
    SHOP.percentGroup(code + "-b", "1");

    COTERIE.patch("/v1/groups", new JsonArray().add(renamed(code)).add(renamed(code + "-b")));

    assertThat(EmittedEvent.to(SQL, code)).hasSize(2);
    EmittedEvent updated = EmittedEvent.to(SQL, code + "-b").get(1);
    assertThat(updated.type()).isEqualTo("group.updated");
    assertThat(updated.data().getString("name")).isEqualTo("Renamed");
    assertThat(updated.data().getInteger("version")).isEqualTo(2);
  }

  @Test
  void a_change_says_which_terms_it_changed_from_what_to_what() {
    SHOP.percentGroup(code, "1");

    COTERIE.patch(
        "/v1/groups/" + code,
        renamed(code).put("rank", 3).put("pricing", new JsonObject().put("value", "2")));

    assertThat(changed("group.updated"))
        .containsExactly(
            new JsonObject()
                .put("name", code)
                .putNull("rank")
                .put("pricing", rule("discount", "percent", "1")),
            new JsonObject()
                .put("name", "Renamed")
                .put("rank", 3)
                .put("pricing", rule("discount", "percent", "2")));
  }

  @Test
  void a_change_shows_no_margin_either_way() {
    SHOP.group(code, new JsonObject().put("pricing", rule("markup", "percent", "15")));

    COTERIE.patch("/v1/groups/" + code, renamed(code).put("pricing", rule("markup", "fixed", "2")));

    assertThat(changed("group.updated").get(0).getJsonObject("pricing"))
        .isEqualTo(rule("markup", "percent", "15").putNull("value"));
    assertThat(changed("group.updated").get(1).getJsonObject("pricing"))
        .isEqualTo(rule("markup", "fixed", "2").putNull("value"));
  }

  @Test
  void a_product_says_what_its_state_was_and_is() {
    SHOP.group(
        code,
        new JsonObject().put("fee", new JsonObject().put("amount", "5").put("currency", "USD")));

    COTERIE.put("/v1/groups/" + code + "/product", new JsonObject().put("enabled", true));
    COTERIE.patch("/v1/groups/" + code, new JsonObject().put("archived", true));

    assertThat(changed("group.product.enabled")).containsExactly(state("none"), state("enabled"));
    assertThat(changed("group.product.disabled"))
        .containsExactly(state("enabled"), state("disabled"));
  }

  @Test
  void a_change_that_is_refused_is_not_told() {
    SHOP.percentGroup(code, "1");

    COTERIE.patch("/v1/groups", new JsonArray().add(renamed(code)).add(renamed("nobody")));
    COTERIE.patch("/v1/groups/" + code, new JsonObject().put("version", 7).put("rank", 1));
    SHOP.member("member-of-" + code, code);
    COTERIE.delete("/v1/groups/" + code);

    assertThat(EmittedEvent.to(SQL, code)).hasSize(1);
  }

  @Test
  void a_deletion_is_told_with_what_became_of_the_members() {
    SHOP.percentGroup(code, "1");
    SHOP.percentGroup(code + "-to", "1");
    COTERIE.delete("/v1/groups/" + code + "?members=move&to=" + code + "-to");
    COTERIE.delete("/v1/groups/" + code + "-to");

    assertThat(EmittedEvent.to(SQL, code).get(1))
        .isEqualTo(
            new EmittedEvent(
                "group.deleted",
                code,
                new JsonObject().put("code", code).put("members", "move").put("to", code + "-to")));
    assertThat(EmittedEvent.to(SQL, code + "-to").get(1).data())
        .isEqualTo(new JsonObject().put("code", code + "-to").put("members", "refuse"));
  }

  private static JsonObject renamed(String code) {
    return new JsonObject().put("code", code).put("name", "Renamed");
  }

  /** What the one event of the type that is about the group says it changed: before, and after. */
  private List<JsonObject> changed(String type) {
    String event = " FROM events WHERE subject = '%s' AND type = '%s'".formatted(code, type);
    return SQL.texts("SELECT unnest(ARRAY[before, after])" + event).stream()
        .map(JsonObject::new)
        .toList();
  }

  private static JsonObject state(String state) {
    return new JsonObject().put("state", state);
  }
}
