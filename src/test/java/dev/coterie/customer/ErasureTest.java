package dev.coterie.customer;

import static dev.coterie.order.Shopper.DAY;
import static dev.coterie.order.Shopper.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.order.Shopper;
import dev.coterie.testing.EventLines;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is erased leaves nothing to whoever is given the code later, and no money behind. */
class ErasureTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  static final Shop SHOP = new Shop(COTERIE);

  private final Shopper ann = new Shopper(COTERIE);

  @BeforeAll
  static void plans_are_sold() {
    Shopper.plans(COTERIE);
  }

  @Test
  void whoever_has_the_code_next_sees_nothing_of_what_was_before() {
    buyAndRefund();
    assertThat(erase().status()).isEqualTo(204);
    SHOP.customer(ann.code());

    assertThat(ann.charges()).isEmpty();
    assertThat(ann.refunds()).isEmpty();
    assertThat(ann.events()).isEmpty();
    assertThat(ann.memberships()).isEmpty();
  }

  @Test
  void whoever_is_imported_with_the_code_sees_nothing_either() {
    buyAndRefund();
    erase();
    String csv = "Customer Code,Customer Email Address\n%s,new@example.com\n".formatted(ann.code());
    assertThat(COTERIE.upload("/v1/customers/imports", csv).json().getInteger("created"))
        .isEqualTo(1);

    assertThat(ann.charges()).isEmpty();
    assertThat(ann.events()).isEmpty();
  }

  @Test
  void whoever_has_the_code_next_sees_all_of_what_comes() {
    buyAndRefund();
    erase();
    SHOP.customer(ann.code());
    ann.paid("gold", 1);
    SHOP.customer(ann.code());

    assertThat(ann.charges()).containsExactly("signup gold 50.00");
    assertThat(ann.events())
        .containsExactlyInAnyOrder("order.paid", "membership.started", "charge.recorded");
  }

  @Test
  void a_stream_begins_with_the_one_who_has_the_code_now() {
    buyAndRefund();
    erase();
    SHOP.customer(ann.code());
    try (EventLines stream = new EventLines(COTERIE, "/v1/events?subject=" + ann.code(), null)) {
      SHOP.group("joined-" + ann.code(), new JsonObject().putNull("tier"));
      SHOP.member(ann.code(), "joined-" + ann.code());

      assertThat(stream.next().type()).isEqualTo("customer.created");
      assertThat(stream.next().data().getJsonObject("data").getString("group"))
          .isEqualTo("joined-" + ann.code());
    }
  }

  @Test
  void while_nobody_has_the_code_the_records_are_found_under_it() {
    buyAndRefund();
    erase();

    assertThat(ann.charges()).containsExactly("signup silver 20.00");
    assertThat(ann.refunds()).containsExactly("1 20.00");
    assertThat(ann.events()).contains("membership.started", "membership.ended");
  }

  @Test
  void of_two_who_had_the_code_the_last_is_found_under_it() {
    buyAndRefund();
    erase();
    SHOP.customer(ann.code());
    ann.paid("gold", 1);
    COTERIE.clock.advance(DAY.multipliedBy(31));
    COTERIE.announceAll();
    assertThat(erase().status()).isEqualTo(204);

    assertThat(ann.charges()).containsExactly("signup gold 50.00");
    assertThat(ann.refunds()).isEmpty();
    assertThat(ann.events()).contains("membership.started").doesNotContain("order.refunded");
  }

  @Test
  void the_records_stay_in_the_lists_of_all() {
    buyAndRefund();
    erase();
    SHOP.customer(ann.code());

    assertThat(COTERIE.get("/v1/charges?limit=500").text()).contains(ann.code());
    assertThat(COTERIE.get("/v1/events?type=charge.recorded&limit=500").text())
        .contains(ann.code());
  }

  @Test
  void a_group_keeps_its_events_though_a_customer_of_the_same_code_was_erased() {
    SHOP.group(ann.code(), new JsonObject());
    erase();
    SHOP.customer(ann.code());

    assertThat(ann.events()).containsExactly("group.created");
  }

  @Test
  void a_customer_whose_account_has_something_is_not_erased() {
    ann.paid("gold", 1);
    ann.paid("credited", 1);
    COTERIE.clock.advance(DAY.multipliedBy(31));

    Reply refused = erase();

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("account-not-empty");
    assertThat(refused.json().getString("detail")).contains("50.00 USD", "pay it out");
    assertThat(ann.book("pay-out", "50.00").status()).isEqualTo(200);
    assertThat(erase().status()).isEqualTo(204);
  }

  @Test
  void what_an_erased_customer_had_paid_from_the_account_is_refunded_in_money() {
    String gold = buyGoldPartlyFromTheAccount();
    COTERIE.clock.advance(DAY.multipliedBy(60));
    assertThat(erase().status()).isEqualTo(204);

    ann.report(gold, "refunded", ann.line("gold", 1, "30.00", null));

    assertThat(ann.refunds()).containsExactly("1 50.00");
  }

  @Test
  void an_erased_customer_is_refunded_no_more_than_is_left() {
    String gold = buyGoldPartlyFromTheAccount();
    ann.paid("credited", 1);
    ann.report(orderId(), "paid", ann.onQuote(ann.quote("graced", 1).json()));
    ann.book("pay-out", "20.00");
    COTERIE.clock.advance(DAY.multipliedBy(60));
    assertThat(erase().status()).isEqualTo(204);

    ann.report(gold, "refunded", ann.line("gold", 1, "30.00", null));

    assertThat(ann.refunds()).containsExactly("1 0.00");
  }

  private String buyGoldPartlyFromTheAccount() {
    assertThat(ann.book("credit", "20.00").status()).isEqualTo(200);
    JsonObject quote = ann.quote("gold", 1).json();
    String gold = orderId();
    ann.report(gold, "paid", ann.onQuote(quote));
    return gold;
  }

  private void buyAndRefund() {
    String id = orderId();
    ann.report(id, "paid", ann.line("silver", 1));
    ann.report(id, "refunded", ann.line("silver", 1));
  }

  private Reply erase() {
    return COTERIE.delete("/v1/customers/" + ann.code());
  }
}
