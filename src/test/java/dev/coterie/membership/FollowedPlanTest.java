package dev.coterie.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.order.Shopper;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plan has its days of grace and its reminders again when the group that followed it goes. */
class FollowedPlanTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_ROLES", "http,membership,pricing");

  private static int number;

  private final String first = "first-" + ++number;
  private final String after = "after-" + number;
  private final String far = "far-" + number;
  private final Shopper ann = new Shopper(COTERIE);

  @BeforeEach
  void a_plan_that_another_one_follows() {
    COTERIE.clock.set(Instant.parse("2026-03-01T12:00:00Z"));
    plan(first, first, 2);
    plan(after, first, 1);
    plan(far, far, 1);
    ann.paid(first, 1);
    ann.paid(after, 1);
    COTERIE.announceAll();
    assertThat(ann.membership(after).getString("status")).isEqualTo("scheduled");
    assertThat(graceUntil()).isNull();
  }

  private static void plan(String code, String tier, int rank) {
    JsonObject more = Shopper.down("at-end").put("up", "at-end");
    Shopper.plan(
        COTERIE,
        code,
        "30.00",
        new JsonObject()
            .put("tier", tier)
            .put("rank", rank)
            .put("graceDays", 5)
            .put("reminders", new JsonArray().add(-7))
            .put("changes", more));
  }

  @Test
  void where_the_members_end_with_the_group() {
    delete("?members=end");

    assertThat(graceUntil()).isEqualTo("2026-04-05T12:00:00Z");
    assertThat(told()).containsExactly("membership.ending", "membership.grace", "membership.ended");
  }

  @Test
  void where_the_members_move_to_another_tier() {
    delete("?members=move&to=" + far);

    assertThat(graceUntil()).isEqualTo("2026-04-05T12:00:00Z");
    assertThat(ann.membership(far).getString("status")).isEqualTo("scheduled");
    assertThat(told()).containsExactly("membership.ending", "membership.grace", "membership.ended");
  }

  @Test
  void but_not_what_was_cancelled() {
    ann.transit(first, "cancel");

    delete("?members=end");

    assertThat(graceUntil()).isNull();
    assertThat(told()).containsExactly("membership.ended");
  }

  private void delete(String members) {
    assertThat(COTERIE.delete("/v1/groups/" + after + members).status()).isEqualTo(204);
    COTERIE.announceAll();
  }

  private String graceUntil() {
    return ann.membership(first).getString("graceUntil");
  }

  /** The types of the events that the rest of the first plan comes to. */
  private List<String> told() {
    int before = events().size();
    COTERIE.clock.set(Instant.parse("2026-04-10T12:00:00Z"));
    COTERIE.announceAll();
    List<String> all = events();
    return all.subList(before, all.size());
  }

  private List<String> events() {
    return COTERIE.get("/v1/events?limit=200&subject=" + ann.code()).items().stream()
        .map(JsonObject.class::cast)
        .filter(event -> first.equals(event.getJsonObject("data").getString("group")))
        .map(event -> event.getString("type"))
        .toList();
  }
}
