package dev.coterie.group;

import static dev.coterie.testing.Shop.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GroupsTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_CONNECT_ENABLED", "true");

  static final Shop SHOP = new Shop(COTERIE);

  @Test
  void a_group_has_everything_the_contract_names() {
    JsonObject body =
        new JsonObject()
            .put("code", "complete")
            .put("kind", "discount")
            .put("name", "Complete")
            .put("description", "A group with everything")
            .put("pricing", rule("discount", "percent", "10"))
            .put("fee", new JsonObject().put("amount", "49").put("currency", "USD"))
            .put("durationDays", 365)
            .put("notifyEmails", new JsonArray().add("desk@example.com"));

    Reply reply = COTERIE.post("/v1/groups", body);

    assertThat(reply.status()).isEqualTo(201);
    JsonObject group = COTERIE.get("/v1/groups/complete").json();
    assertThat(group).isEqualTo(reply.json());
    assertThat(group.getString("tier")).isEqualTo("discount");
    assertThat(group.getBoolean("default")).isFalse();
    assertThat(group.getJsonObject("pricing")).isEqualTo(rule("discount", "percent", "10"));
    assertThat(group.getJsonObject("fee").getString("amount")).isEqualTo("49.00");
    assertThat(group.getJsonObject("product"))
        .isEqualTo(new JsonObject().put("state", "none").putNull("sku"));
    assertThat(group.getInteger("members")).isZero();
    assertThat(group.getInteger("version")).isEqualTo(1);
  }

  @Test
  void a_tier_is_taken_from_the_kind_unless_it_is_named() {
    assertThat(create("t-discount", "discount").getString("tier")).isEqualTo("discount");
    assertThat(create("t-connect", "connect").getString("tier")).isEqualTo("connect");
    assertThat(create("t-list", "list").getValue("tier")).isNull();
    assertThat(SHOP.group("t-own", new JsonObject().put("tier", "vip")).getString("tier"))
        .isEqualTo("vip");
    assertThat(SHOP.group("t-null", new JsonObject().putNull("tier")).getValue("tier")).isNull();
  }

  @Test
  void a_code_is_given_once() {
    SHOP.percentGroup("once", "1");

    Reply again =
        COTERIE.post(
            "/v1/groups",
            new JsonObject().put("code", "once").put("kind", "list").put("name", "Once"));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("code-taken");
  }

  @Test
  void a_change_takes_the_named_fields_and_raises_the_version() {
    SHOP.percentGroup("changing", "10");

    JsonObject changed =
        COTERIE
            .patch(
                "/v1/groups/changing",
                new JsonObject()
                    .put("version", 1)
                    .put("name", "Changed")
                    .put("pricing", new JsonObject().put("value", "12.5")))
            .json();

    assertThat(changed.getString("name")).isEqualTo("Changed");
    assertThat(changed.getJsonObject("pricing")).isEqualTo(rule("discount", "percent", "12.5"));
    assertThat(changed.getInteger("version")).isEqualTo(2);
    assertThat(
            COTERIE
                .patch("/v1/groups/changing", new JsonObject().putNull("pricing"))
                .json()
                .getValue("pricing"))
        .isNull();
  }

  @Test
  void a_stale_version_changes_nothing() {
    SHOP.percentGroup("stale", "10");
    COTERIE.patch("/v1/groups/stale", new JsonObject().put("name", "First"));

    Reply reply =
        COTERIE.patch("/v1/groups/stale", new JsonObject().put("version", 1).put("name", "Second"));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.code()).isEqualTo("stale-version");
    assertThat(COTERIE.get("/v1/groups/stale").json().getString("name")).isEqualTo("First");
  }

  @Test
  void changes_at_once_that_name_no_version_are_all_made() {
    SHOP.percentGroup("at-once", "1");
    List<CompletableFuture<Integer>> changes = new ArrayList<>();
    for (int change = 0; change < 6; change++) {
      JsonObject body = new JsonObject().put("description", "change " + change);
      changes.add(
          CompletableFuture.supplyAsync(() -> COTERIE.patch("/v1/groups/at-once", body).status()));
    }

    assertThat(changes.stream().map(CompletableFuture::join)).containsOnly(200);
    assertThat(COTERIE.get("/v1/groups/at-once").json().getInteger("version")).isEqualTo(7);
  }

  @Test
  void a_bulk_change_is_all_or_nothing() {
    SHOP.percentGroup("bulk-1", "1");
    SHOP.percentGroup("bulk-2", "2");

    Reply refused =
        COTERIE.patch(
            "/v1/groups", new JsonArray().add(named("bulk-1", 1)).add(named("bulk-2", 9)));
    assertThat(refused.code()).isEqualTo("stale-version");
    assertThat(COTERIE.get("/v1/groups/bulk-1").json().getString("name")).isEqualTo("bulk-1");

    Reply done =
        COTERIE.patch(
            "/v1/groups", new JsonArray().add(named("bulk-2", 1)).add(named("bulk-1", 1)));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.items().stream().map(one -> ((JsonObject) one).getString("code")))
        .containsExactly("bulk-2", "bulk-1");
    assertThat(COTERIE.get("/v1/groups/bulk-1").json().getString("name")).isEqualTo("new bulk-1");
  }

  @Test
  void a_wrong_field_of_a_bulk_change_is_named_with_its_place() {
    SHOP.percentGroup("bulk-3", "1");
    SHOP.percentGroup("bulk-4", "2");

    Reply reply =
        COTERIE.patch(
            "/v1/groups",
            new JsonArray().add(named("bulk-3", 1)).add(named("bulk-4", 1).put("durationDays", 0)));

    assertThat(reply.wrongFields()).containsExactly("[1].durationDays");
    assertThat(
            COTERIE
                .patch(
                    "/v1/groups", new JsonArray().add(named("bulk-3", 1)).add(named("bulk-3", 1)))
                .wrongFields())
        .containsExactly("[1].code");
    assertThat(COTERIE.patch("/v1/groups", new JsonArray().add(new JsonObject())).wrongFields())
        .containsExactly("[0].code");
  }

  @Test
  void a_single_change_names_its_fields_without_a_place_and_a_list_of_one_with_it() {
    SHOP.percentGroup("placed", "1");
    JsonObject change = new JsonObject().put("code", "placed").put("name", 5);

    assertThat(COTERIE.patch("/v1/groups/placed", change).wrongFields()).containsExactly("name");
    assertThat(COTERIE.patch("/v1/groups", new JsonArray().add(change)).wrongFields())
        .containsExactly("[0].name");
    assertThat(
            COTERIE
                .patch("/v1/groups", new JsonArray().add(new JsonObject().put("code", "a\0b")))
                .wrongFields())
        .containsExactly("[0].code");
  }

  @Test
  void rules_that_make_no_sense_are_refused_by_field() {
    assertThat(wrong(new JsonObject().put("pricing", rule("discount", "percent", "100.01"))))
        .containsExactly("pricing.value");
    assertThat(wrong(new JsonObject().put("pricing", rule("discount", "fixed", "-1"))))
        .containsExactly("pricing.value");
    assertThat(wrong(new JsonObject().put("pricing", rule("sale", "half", "1"))))
        .containsExactly("pricing.basis", "pricing.mode");
    assertThat(wrong(new JsonObject().put("pricing", new JsonObject())))
        .containsExactlyInAnyOrder("pricing.basis", "pricing.mode", "pricing.value");
    assertThat(wrong(new JsonObject().put("durationDays", 0))).containsExactly("durationDays");
    assertThat(wrong(new JsonObject().put("durationDays", 1.5))).containsExactly("durationDays");
    assertThat(wrong(new JsonObject().put("durationDays", "365"))).containsExactly("durationDays");
    assertThat(wrong(new JsonObject().put("fee", fee("1e30", "USD"))))
        .containsExactly("fee.amount");
    assertThat(wrong(new JsonObject().put("fee", fee("0.005", "USD"))))
        .containsExactly("fee.amount");
    assertThat(wrong(new JsonObject().put("fee", fee("1", "YYY")))).containsExactly("fee.currency");
    assertThat(wrong(new JsonObject().put("notifyEmails", new JsonArray().add("nobody"))))
        .containsExactly("notifyEmails[0]");
    assertThat(wrong(new JsonObject().put("kind", "club"))).containsExactly("kind");
    assertThat(
            wrong(
                new JsonObject()
                    .put("kind", "connect")
                    .put("pricing", rule("discount", "percent", "1"))))
        .containsExactly("pricing");
    assertThat(wrong(new JsonObject().put("members", 3))).containsExactly("members");
    assertThat(wrong(new JsonObject().put("name", "a\0b"))).containsExactly("name");
    assertThat(wrong(new JsonObject().put("name", "x".repeat(201)))).containsExactly("name");
  }

  @Test
  void a_kind_and_a_code_stay_as_they_are() {
    SHOP.percentGroup("settled", "1");

    assertThat(
            COTERIE
                .patch("/v1/groups/settled", new JsonObject().put("code", "other"))
                .wrongFields())
        .containsExactly("code");
    assertThat(
            COTERIE
                .patch(
                    "/v1/groups/settled",
                    new JsonObject().put("kind", "connect").putNull("pricing"))
                .wrongFields())
        .containsExactly("kind");
  }

  @Test
  void there_is_one_default_group_and_a_bulk_change_hands_it_on() {
    JsonObject byDefault = new JsonObject().put("default", true);
    SHOP.group("default-1", byDefault);
    SHOP.percentGroup("default-2", "1");

    assertThat(COTERIE.patch("/v1/groups/default-2", byDefault).code()).isEqualTo("default-taken");
    assertThat(COTERIE.delete("/v1/groups/default-1").code()).isEqualTo("default-group");

    Reply handedOn =
        COTERIE.patch(
            "/v1/groups",
            new JsonArray()
                .add(byDefault.copy().put("code", "default-2"))
                .add(new JsonObject().put("code", "default-1").put("default", false)));
    assertThat(handedOn.status()).isEqualTo(200);
    assertThat(COTERIE.get("/v1/groups/default-2").json().getBoolean("default")).isTrue();

    COTERIE.patch("/v1/groups/default-2", new JsonObject().put("default", false));
  }

  @Test
  void a_list_is_read_in_pages_and_by_kind() {
    create("page-1", "connect");
    create("page-2", "connect");
    create("page-3", "connect");

    JsonObject first = COTERIE.get("/v1/groups?kind=connect&limit=2").json();
    JsonObject second =
        COTERIE.get("/v1/groups?kind=connect&limit=2&cursor=" + first.getString("next")).json();

    assertThat(first.getJsonArray("items")).hasSize(2);
    assertThat(second.getJsonArray("items")).isNotEmpty();
    assertThat(COTERIE.get("/v1/groups?kind=club").wrongFields()).containsExactly("kind");
    assertThat(COTERIE.get("/v1/groups?cursor=eA").wrongFields()).containsExactly("cursor");
    assertThat(COTERIE.get("/v1/groups?limit=501").wrongFields()).containsExactly("limit");
  }

  private static JsonObject create(String code, String kind) {
    return SHOP.group(code, new JsonObject().put("kind", kind));
  }

  private static JsonObject named(String code, int version) {
    return new JsonObject().put("code", code).put("version", version).put("name", "new " + code);
  }

  private static JsonObject fee(String amount, String currency) {
    return new JsonObject().put("amount", amount).put("currency", currency);
  }

  private static List<String> wrong(JsonObject terms) {
    JsonObject body =
        new JsonObject().put("code", "wrong").put("kind", "discount").put("name", "Wrong");
    Reply reply = COTERIE.post("/v1/groups", body.mergeIn(terms));
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(COTERIE.get("/v1/groups/wrong").status()).isEqualTo(404);
    return reply.wrongFields();
  }
}
