package dev.coterie.order;

import static dev.coterie.order.Shopper.DAY;
import static dev.coterie.order.Shopper.code;
import static dev.coterie.order.Shopper.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
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

  @Test
  void a_line_below_the_fee_is_accepted_and_its_charge_and_event_say_so() {
    Shopper whole = new Shopper(COTERIE);
    whole.paid("silver", 2);
    Shopper coupon = new Shopper(COTERIE);
    coupon.report(orderId(), "paid", coupon.line("silver", 2, "0.01", null));
    Shopper other = new Shopper(COTERIE);
    JsonObject yen = other.body("paid", other.line("silver", 1, "20.00", null));
    COTERIE.put("/v1/orders/" + orderId(), yen.put("currency", "KWD"));

    assertThat(belowFee(whole)).containsExactly("40.00 of 40.00 USD false");
    assertThat(belowFee(coupon)).containsExactly("0.02 of 40.00 USD true");
    assertThat(belowFee(other)).containsExactly("20.000 of 20.00 USD true");
    assertThat(COTERIE.get("/v1/charges?belowFee=true&customer=" + coupon.code()).items())
        .hasSize(1);
    assertThat(COTERIE.get("/v1/charges?belowFee=false&customer=" + coupon.code()).items())
        .isEmpty();
    JsonObject event =
        COTERIE
            .get("/v1/events?type=charge.recorded&subject=" + coupon.code())
            .items()
            .getJsonObject(0)
            .getJsonObject("data");
    assertThat(event.getBoolean("belowFee")).isTrue();
    assertThat(event.getJsonObject("fee").getString("amount")).isEqualTo("40.00");
  }

  @Test
  void a_fee_that_rises_before_the_payment_and_credit_on_a_quote_are_not_below_it() {
    Shopper.plan(COTERIE, "rising", "5.00", new JsonObject().put("tier", "rising"));
    Shopper early = new Shopper(COTERIE);
    JsonObject line = early.line("rising", 1);
    String order = orderId();
    early.report(order, "placed", line);
    JsonObject dearer =
        new JsonObject()
            .put("fee", new JsonObject().put("amount", "9.00").put("currency", "USD"))
            .put("version", COTERIE.get("/v1/groups/rising").json().getInteger("version"));
    assertThat(COTERIE.patch("/v1/groups/rising", dearer).status()).isEqualTo(200);
    early.report(order, "paid", line);
    Shopper credited = new Shopper(COTERIE);
    credited.paid("silver", 1);
    JsonObject quote = credited.quote("credited", 1).json();
    credited.report(orderId(), "paid", credited.onQuote(quote));

    assertThat(belowFee(early)).containsExactly("5.00 of 5.00 USD false");
    assertThat(belowFee(credited))
        .containsExactly("20.00 of 20.00 USD false", "80.00 of 80.00 USD false");
  }

  private static List<String> belowFee(Shopper shopper) {
    return COTERIE.get("/v1/charges?customer=" + shopper.code()).items().stream()
        .map(JsonObject.class::cast)
        .map(
            charge ->
                "%s of %s %s %s"
                    .formatted(
                        charge.getString("amount"),
                        charge.getJsonObject("fee").getString("amount"),
                        charge.getJsonObject("fee").getString("currency"),
                        charge.getBoolean("belowFee")))
        .toList();
  }
}
