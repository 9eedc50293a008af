package dev.coterie.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MembersTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_SHOP_ZONE", "Europe/Berlin");

  static final Shop SHOP = new Shop(COTERIE);
  static final Instant NOW = RunningCoterie.BEGIN;

  @Test
  void an_assignment_lasts_as_long_as_the_groups_duration_in_calendar_days() {
    SHOP.group("month", new JsonObject().put("durationDays", 30));
    SHOP.customer("m1");

    JsonObject membership = assign("month", "m1", new JsonObject().put("reason", "a gift")).json();

    // from winter to summer time: 30 days are 719 hours
    Instant until = NOW.plus(Duration.ofHours(719));
    assertThat(membership)
        .isEqualTo(
            new JsonObject()
                .put("customer", "m1")
                .put("group", "month")
                .put("status", "active")
                .put("from", NOW.toString())
                .put("until", until.toString())
                .putNull("graceUntil")
                .put(
                    "periods",
                    new JsonArray()
                        .add(
                            new JsonObject()
                                .put("from", NOW.toString())
                                .put("until", until.toString())
                                .put("source", "manual")
                                .putNull("order")
                                .put("actor", "key:first")
                                .put("reason", "a gift"))));
  }

  @Test
  void an_end_is_an_instant_or_the_end_of_a_local_day_or_never() {
    SHOP.group("ends", new JsonObject().put("durationDays", 30));
    SHOP.customer("e1");

    assertThat(until(assign("ends", "e1", new JsonObject().put("until", "2026-06-30"))))
        .isEqualTo("2026-06-30T22:00:00Z");
    assertThat(
            until(assign("ends", "e1", new JsonObject().put("until", "2026-05-01T00:00:00+02:00"))))
        .isEqualTo("2026-04-30T22:00:00Z");
    assertThat(until(assign("ends", "e1", new JsonObject().putNull("until")))).isNull();
    assertThat(assign("ends", "e1", new JsonObject().put("until", "2026-02-01")).wrongFields())
        .containsExactly("until");
    assertThat(assign("ends", "e1", new JsonObject().put("until", "soon")).wrongFields())
        .containsExactly("until");
  }

  @Test
  void assigning_again_changes_nothing_and_an_extension_keeps_the_history() {
    SHOP.group("again", new JsonObject().put("durationDays", 10));
    SHOP.customer("a1");
    JsonObject first = assign("again", "a1", new JsonObject()).json();

    assertThat(assign("again", "a1", new JsonObject()).json()).isEqualTo(first);

    JsonObject extended = assign("again", "a1", new JsonObject().put("until", "2026-12-31")).json();
    assertThat(extended.getJsonArray("periods")).hasSize(2);
    assertThat(extended.getString("from")).isEqualTo(NOW.toString());
    assertThat(extended.getString("until")).isEqualTo("2026-12-31T23:00:00Z");

    JsonObject shortened =
        assign("again", "a1", new JsonObject().put("until", "2026-03-02")).json();
    assertThat(shortened.getJsonArray("periods")).hasSize(1);
    assertThat(shortened.getString("until")).isEqualTo("2026-03-02T23:00:00Z");
  }

  @Test
  void groups_of_one_tier_exclude_each_other_and_others_do_not() {
    SHOP.group("tier-a", new JsonObject().put("tier", "t"));
    SHOP.group("tier-b", new JsonObject().put("tier", "t"));
    SHOP.group("tier-c", new JsonObject().putNull("tier"));
    SHOP.group("tier-d", new JsonObject().putNull("tier"));
    SHOP.member("t1", "tier-a");

    Reply refused = assign("tier-b", "t1", new JsonObject());

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("tier-taken");
    assertThat(refused.json().getString("detail")).contains("tier-a");
    assertThat(assign("tier-c", "t1", new JsonObject()).status()).isEqualTo(200);
    assertThat(assign("tier-d", "t1", new JsonObject()).status()).isEqualTo(200);

    COTERIE.delete("/v1/groups/tier-a/members/t1");
    assertThat(assign("tier-b", "t1", new JsonObject()).status()).isEqualTo(200);
  }

  @Test
  void of_many_assignments_at_once_to_groups_of_one_tier_exactly_one_is_done() {
    SHOP.customer("race");
    List<CompletableFuture<Integer>> attempts = new ArrayList<>();
    for (int number : IntStream.range(0, 8).toArray()) {
      SHOP.group("race-" + number, new JsonObject().put("tier", "race"));
    }
    for (int number : IntStream.range(0, 8).toArray()) {
      attempts.add(
          CompletableFuture.supplyAsync(
              () -> assign("race-" + number, "race", new JsonObject()).status()));
    }

    assertThat(attempts.stream().map(CompletableFuture::join))
        .containsOnly(200, 409)
        .containsOnlyOnce(200);
    assertThat(COTERIE.get("/v1/customers/race/memberships").items()).hasSize(1);
  }

  @Test
  void a_group_that_joins_a_tier_takes_its_members_along_or_not_at_all() {
    SHOP.group("mover", new JsonObject().put("tier", "m1"));
    SHOP.group("rival", new JsonObject().put("tier", "m2"));
    SHOP.member("mm", "mover");
    assign("rival", "mm", new JsonObject());

    assertThat(COTERIE.patch("/v1/groups/mover", new JsonObject().put("tier", "m2")).code())
        .isEqualTo("tier-taken");
    assertThat(COTERIE.patch("/v1/groups/mover", new JsonObject().put("tier", "m3")).status())
        .isEqualTo(200);

    SHOP.group("third", new JsonObject().put("tier", "m3"));
    assertThat(assign("third", "mm", new JsonObject()).code()).isEqualTo("tier-taken");
  }

  @Test
  void memberships_of_the_past_do_not_hinder_a_new_tier() {
    SHOP.group("past-a", new JsonObject().putNull("tier"));
    SHOP.group("past-b", new JsonObject().putNull("tier"));
    SHOP.member("pp", "past-a");
    assign("past-b", "pp", new JsonObject());
    COTERIE.clock.advance(Duration.ofHours(1));
    COTERIE.delete("/v1/groups/past-a/members/pp");

    assertThat(COTERIE.patch("/v1/groups/past-a", new JsonObject().put("tier", "past")).status())
        .isEqualTo(200);
    Reply retiered = COTERIE.patch("/v1/groups/past-b", new JsonObject().put("tier", "past"));

    assertThat(retiered.status()).as(retiered.text()).isEqualTo(200);
    assertThat(assign("past-a", "pp", new JsonObject()).code()).isEqualTo("tier-taken");
    COTERIE.clock.set(NOW);
  }

  @Test
  void a_new_group_with_the_code_of_a_deleted_one_has_a_history_of_its_own() {
    SHOP.group("reused", new JsonObject());
    SHOP.member("ru", "reused");
    COTERIE.clock.advance(Duration.ofHours(1));
    COTERIE.delete("/v1/groups/reused?members=end");
    SHOP.group("reused", new JsonObject());

    assertThat(assign("reused", "ru", new JsonObject()).json().getJsonArray("periods")).hasSize(1);
    assertThat(COTERIE.get("/v1/customers/ru/memberships").items()).hasSize(2);
    COTERIE.clock.set(NOW);
  }

  @Test
  void a_membership_ended_by_hand_ends_now_and_stays_in_the_history() {
    SHOP.percentGroup("ending", "10");
    SHOP.product("ENDING", "100", null);
    SHOP.member("x1", "ending");
    COTERIE.clock.advance(Duration.ofHours(1));
    assertThat(SHOP.price("ENDING", "x1")).isEqualTo("90.00");

    assertThat(COTERIE.delete("/v1/groups/ending/members/x1").status()).isEqualTo(204);

    assertThat(SHOP.price("ENDING", "x1")).isEqualTo("100.00");
    JsonObject held = COTERIE.get("/v1/customers/x1/memberships").items().getJsonObject(0);
    assertThat(held.getString("status")).isEqualTo("ended");
    assertThat(COTERIE.delete("/v1/groups/ending/members/x1").code()).isEqualTo("not-a-member");
    COTERIE.clock.set(NOW);
  }

  @Test
  void unknown_groups_and_customers_are_told_apart() {
    SHOP.percentGroup("known", "1");
    SHOP.customer("known");

    assertThat(assign("none", "known", new JsonObject()).code()).isEqualTo("unknown-group");
    assertThat(assign("known", "none", new JsonObject()).code()).isEqualTo("unknown-customer");
    assertThat(COTERIE.get("/v1/groups/none/members").code()).isEqualTo("unknown-group");
    assertThat(COTERIE.get("/v1/customers/none/memberships").code()).isEqualTo("unknown-customer");
  }

  @Test
  void only_a_web_customer_can_be_put_in_a_list() {
    SHOP.group("letter", new JsonObject().put("kind", "list"));
    COTERIE.put("/v1/customers/erp", new JsonObject().put("webAccount", false));

    assertThat(assign("letter", "erp", new JsonObject()).code()).isEqualTo("not-a-web-customer");
  }

  @Test
  void members_are_listed_by_code_with_query_status_and_pages() {
    SHOP.group("listed", new JsonObject());
    SHOP.member("l1", "listed");
    SHOP.member("l2", "listed");
    SHOP.member("l3", "listed", new JsonObject().put("until", NOW.plusSeconds(60).toString()));
    COTERIE.clock.advance(Duration.ofMinutes(2));

    assertThat(members("?status=active")).containsExactly("l1", "l2");
    assertThat(members("?status=ended")).containsExactly("l3");
    assertThat(members("?query=L2@EX")).containsExactly("l2");
    JsonObject page = COTERIE.get("/v1/groups/listed/members?limit=2").json();
    assertThat(members("?limit=2&cursor=" + page.getString("next"))).containsExactly("l3");
    assertThat(COTERIE.get("/v1/groups/listed").json().getInteger("members")).isEqualTo(2);
    COTERIE.clock.set(NOW);
  }

  @Test
  void a_customer_who_holds_a_membership_is_not_deleted_and_an_erased_one_is_forgotten() {
    SHOP.group("holding", new JsonObject());
    SHOP.member("er1", "holding");

    assertThat(COTERIE.delete("/v1/customers/er1").code()).isEqualTo("has-memberships");
    COTERIE.delete("/v1/groups/holding/members/er1");
    assertThat(COTERIE.delete("/v1/customers/er1").status()).isEqualTo(204);

    assertThat(COTERIE.get("/v1/customers/er1").status()).isEqualTo(404);
    assertThat(COTERIE.get("/v1/customers?query=er1@").items()).isEmpty();
    SHOP.customer("er1");
    assertThat(COTERIE.get("/v1/customers/er1/memberships").items()).isEmpty();
  }

  private static Reply assign(String group, String customer, JsonObject terms) {
    return COTERIE.put("/v1/groups/" + group + "/members/" + customer, terms);
  }

  private static String until(Reply reply) {
    return reply.json().getString("until");
  }

  private static List<String> members(String query) {
    return COTERIE.get("/v1/groups/listed/members" + query).items().stream()
        .map(item -> ((JsonObject) item).getString("customer"))
        .toList();
  }
}
