package dev.coterie.order;

import static dev.coterie.order.Shopper.DAY;
import static dev.coterie.order.Shopper.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Memberships that were ordered, and what is done to them afterwards. */
class OrderedMembershipsTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private final Shopper ann = new Shopper(COTERIE);

  @BeforeAll
  static void plans_are_sold() {
    Shopper.plans(COTERIE);
  }

  @Test
  void an_end_by_hand_before_the_begin_is_refused() {
    ann.paid("silver", 1);
    ann.paid("later", 1);

    Reply refused =
        COTERIE.put(
            "/v1/groups/later/members/" + ann.code(),
            new JsonObject().put("until", COTERIE.clock.instant().plus(DAY).toString()));

    assertThat(refused.wrongFields()).containsExactly("until");
  }

  @Test
  void a_paused_membership_keeps_its_days() {
    ann.paid("silver", 1);
    COTERIE.clock.advance(DAY.multipliedBy(10));
    assertThat(ann.transit("silver", "pause").json().getString("status")).isEqualTo("paused");
    assertThat(ann.price("LAMP")).isEqualTo("10.00");
    assertThat(code(ann.transit("silver", "pause"))).isEqualTo("illegal-transition");
    COTERIE.clock.advance(DAY.multipliedBy(100));

    JsonObject resumed = ann.transit("silver", "resume").json();

    assertThat(resumed.getString("status")).isEqualTo("active");
    assertThat(resumed.getString("until"))
        .isEqualTo(COTERIE.clock.instant().plus(DAY.multipliedBy(20)).toString());
    assertThat(ann.price("LAMP")).isEqualTo("9.00");
  }

  @Test
  void a_cancelled_membership_runs_to_its_end_and_can_be_reinstated() {
    ann.paid("graced", 1);
    JsonObject cancelled = ann.transit("graced", "cancel").json();
    assertThat(cancelled.getString("status")).isEqualTo("ending");
    assertThat(cancelled.getString("graceUntil")).isNull();

    JsonObject back = ann.transit("graced", "reinstate").json();

    assertThat(back.getString("status")).isEqualTo("active");
    assertThat(back.getString("graceUntil")).isNotNull();
  }

  @Test
  void a_cancellation_does_not_outlive_the_membership() {
    ann.paid("graced", 1);
    ann.transit("graced", "cancel");
    COTERIE.clock.advance(DAY.multipliedBy(40));
    assertThat(ann.membership("graced").getString("status")).isEqualTo("ended");

    ann.paid("graced", 1);

    assertThat(ann.membership("graced").getString("status")).isEqualTo("active");
    assertThat(ann.transit("graced", "cancel").status()).isEqualTo(200);
  }

  @Test
  void the_status_at_an_instant_is_that_of_the_ledger() {
    ann.paid("silver", 1);
    Instant begin = COTERIE.clock.instant();
    COTERIE.clock.advance(DAY.multipliedBy(100));

    assertThat(ann.statusAt("silver", begin.minusSeconds(1))).isEqualTo("scheduled");
    assertThat(ann.statusAt("silver", begin)).isEqualTo("active");
    assertThat(ann.statusAt("silver", begin.plus(DAY.multipliedBy(30)))).isEqualTo("ended");
  }
}
