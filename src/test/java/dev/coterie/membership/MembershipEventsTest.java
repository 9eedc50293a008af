package dev.coterie.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events of a membership say what changed, as the API shows it before and after. */
class MembershipEventsTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_ROLES", "http,membership,pricing");

  private static final Sql SQL = new Sql(COTERIE);
  private static final Shop SHOP = new Shop(COTERIE);
  private static int number;

  private final String plan = "plan-" + ++number;
  private final String better = "better-" + number;
  private final String customer = "customer-" + number;

  @BeforeEach
  void a_customer_and_two_plans_of_a_tier() {
    COTERIE.clock.set(RunningCoterie.BEGIN);
    plan(plan, 0);
    plan(better, 1);
    SHOP.customer(customer);
  }

  @Test
  void a_begin_says_no_change_since_nothing_was_there() {
    assign("2026-04-01T00:00:00Z");
    SHOP.customer("tries-" + number);
    done(COTERIE.post(member("tries-" + number, "trial"), new JsonObject()));

    assertThat(changes("membership.started")).containsExactly("-", "-");
  }

  @Test
  void an_end_set_by_hand_says_the_end_before_and_after() {
    assign("2026-04-01T00:00:00Z");
    assign("2026-05-01T00:00:00Z");

    assertThat(changes("membership.changed"))
        .containsExactly(
            "{\"until\": \"2026-04-01T00:00:00Z\"} {\"until\": \"2026-05-01T00:00:00Z\"}");
  }

  @Test
  void each_transition_says_what_the_api_showed_before_and_shows_after() {
    assign("2026-04-01T00:00:00Z");

    requireChange("cancel", "membership.ending");
    requireChange("reinstate", "membership.reinstated");
    COTERIE.clock.advance(Duration.ofDays(1));
    requireChange("pause", "membership.paused");
    COTERIE.clock.advance(Duration.ofDays(10));
    requireChange("resume", "membership.resumed");

    JsonObject before = membership();
    COTERIE.clock.advance(Duration.ofDays(1));
    done(COTERIE.delete("/v1/groups/" + plan + "/members/" + customer));
    requireLast("membership.ended", before, membership());
  }

  @Test
  void a_renewal_and_its_refund_say_the_end_before_and_after() {
    order("first", "paid", plan);
    JsonObject before = membership();

    order("second", "paid", plan);
    JsonObject renewed = membership();
    requireLast("membership.renewed", before, renewed);
    order("second", "refunded", plan);

    requireLast("membership.changed", renewed, membership());
    assertThat(membership().getString("until")).isEqualTo(before.getString("until"));
  }

  @Test
  void a_refund_of_all_says_that_the_membership_is_over() {
    order("only", "paid", plan);
    JsonObject before = membership();
    COTERIE.clock.advance(Duration.ofDays(1));

    order("only", "refunded", plan);

    requireLast("membership.ended", before, membership());
  }

  @Test
  void a_plan_that_another_takes_the_place_of_says_its_end_and_the_new_one_no_change() {
    order("lower", "paid", plan);
    JsonObject before = membership();
    COTERIE.clock.advance(Duration.ofDays(1));

    order("higher", "paid", better);

    requireLast("membership.ended", before, membership());
    assertThat(changes("membership.changed")).containsExactly("-");
  }

  private static void plan(String code, int rank) {
    SHOP.group(
        code,
        new JsonObject()
            .put("tier", "tier-" + number)
            .put("rank", rank)
            .put("fee", new JsonObject().put("amount", "30.00").put("currency", "USD"))
            .put("durationDays", 30)
            .put("graceDays", 3)
            .put("trialDays", 7)
            .put("changes", new JsonObject().put("up", "full-fee")));
    done(COTERIE.put("/v1/groups/" + code + "/product", new JsonObject().put("enabled", true)));
  }

  private void requireChange(String transition, String type) {
    JsonObject before = membership();
    done(COTERIE.post(member(customer, transition), new JsonObject()));
    requireLast(type, before, membership());
  }

  /** The last event of the type says the fields that differ, and only those. */
  private void requireLast(String type, JsonObject before, JsonObject after) {
    JsonObject was = new JsonObject();
    JsonObject is = new JsonObject();
    for (String field : List.of("status", "until")) {
      if (!String.valueOf(before.getValue(field)).equals(String.valueOf(after.getValue(field)))) {
        was.put(field, before.getValue(field));
        is.put(field, after.getValue(field));
      }
    }
    List<String> events =
        SQL.texts(
            """
            SELECT jsonb_build_object('before', before, 'after', after) FROM events
            WHERE subject = '%s' AND type = '%s' ORDER BY id DESC LIMIT 1
            """
                .formatted(customer, type));
    assertThat(events.stream().map(JsonObject::new))
        .containsExactly(new JsonObject().put("before", was).put("after", is));
  }

  private List<String> changes(String type) {
    return SQL.texts(
        """
        SELECT coalesce(before::text || ' ' || after::text, '-') FROM events
        WHERE type = '%s' AND data ->> 'group' IN ('%s', '%s') ORDER BY id
        """
            .formatted(type, plan, better));
  }

  private void assign(String until) {
    done(
        COTERIE.put(
            "/v1/groups/" + plan + "/members/" + customer, new JsonObject().put("until", until)));
  }

  private void order(String id, String status, String group) {
    JsonObject line =
        new JsonObject()
            .put("id", "1")
            .put("sku", "membership-" + group)
            .put("quantity", 1)
            .put("unitPrice", "30.00");
    done(
        COTERIE.put(
            "/v1/orders/" + id + "-" + number,
            new JsonObject()
                .put("status", status)
                .put("customer", customer)
                .put("currency", "USD")
                .put("total", "30.00")
                .put("at", RunningCoterie.BEGIN.toString())
                .put("lines", new JsonArray().add(line))));
  }

  private String member(String code, String transition) {
    return "/v1/groups/" + plan + "/members/" + code + "/" + transition;
  }

  private JsonObject membership() {
    return COTERIE.get("/v1/customers/" + customer + "/memberships").items().stream()
        .map(JsonObject.class::cast)
        .filter(membership -> membership.getString("group").equals(plan))
        .findFirst()
        .orElseThrow();
  }

  private static void done(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
  }
}
