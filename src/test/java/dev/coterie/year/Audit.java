package dev.coterie.year;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.year.ledger.Period;
import dev.coterie.year.ledger.Standing;
import dev.coterie.year.shop.Account;
import dev.coterie.year.shop.Booking;
import dev.coterie.year.shop.Member;
import dev.coterie.year.shop.Model;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds what the service says against the model. */
final class Audit {
  private static final BigDecimal LIST_PRICE = new BigDecimal("100.00");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Set<String> HELD = Set.of("active", "ending");

  private final Front front;
  private final Model model;
  private int answers;

  Audit(Front front, Model model) {
    this.front = front;
    this.model = model;
  }

  /** How many answers were held against the model. */
  int answers() {
    return answers;
  }

  /** What the customer has and pays now. */
  void now(Instant now, String customer) {
    Member member = model.of(customer);
    String whose = "of %s at %s%n  %s%n".formatted(customer, now, member.diary());
    Set<String> plans = new TreeSet<>();
    for (Standing standing : member.standings()) {
      plans.addAll(standing.plans());
    }
    List<JsonObject> memberships = held(front.memberships(customer));
    assertThat(memberships.stream().map(Audit::code))
        .as("plans " + whose)
        .containsExactlyInAnyOrderElementsOf(plans);
    for (JsonObject each : memberships) {
      membership(now, each, standing(member, code(each)), whose);
    }
    account(now, customer, member.account(), whose);
    assertThat(front.price(customer))
        .as("price " + whose)
        .isEqualByComparingTo(price(member.at(now)));
    answers += 3;
  }

  /** Without those that were over before they began, which the chapter does not speak of. */
  private static List<JsonObject> held(JsonArray memberships) {
    return memberships.stream()
        .map(JsonObject.class::cast)
        .filter(each -> !each.getJsonArray("periods").isEmpty() || !isEnded(each))
        .toList();
  }

  private static boolean isEnded(JsonObject membership) {
    return membership.getString("status").equals("ended");
  }

  private static String code(JsonObject membership) {
    return membership.getString("group");
  }

  private static Standing standing(Member member, String plan) {
    return member.standings().stream()
        .filter(standing -> standing.plans().contains(plan))
        .findFirst()
        .orElseThrow();
  }

  private static void membership(
      Instant now, JsonObject membership, Standing standing, String whose) {
    String plan = code(membership);
    String what = "of %s: %s %s".formatted(plan, membership.encode(), whose);
    assertThat(membership.getString("status"))
        .as("status " + what)
        .isEqualTo(standing.status(now, plan));
    assertThat(Spans.of(membership, false))
        .as("paid periods " + what)
        .isEqualTo(Spans.of(standing.of(plan, false)));
    assertThat(Spans.of(membership, true))
        .as("grace " + what)
        .isEqualTo(Spans.of(standing.of(plan, true)));
  }

  /** A currency of which the account never had anything is not there. */
  private void account(Instant now, String customer, Account account, String whose) {
    Map<String, JsonObject> balances = new TreeMap<>();
    for (Object each : front.balances(customer)) {
      balances.put(((JsonObject) each).getString("currency"), (JsonObject) each);
    }
    JsonObject none = new JsonObject().put("amount", "0");
    for (String currency : List.of("EUR", "USD")) {
      JsonObject balance = balances.getOrDefault(currency, none);
      assertThat(new BigDecimal(balance.getString("amount")))
          .as("%s on the account %s", currency, whose)
          .isEqualByComparingTo(account.balance(currency));
      if (balance.containsKey("reserved")) {
        assertThat(new BigDecimal(balance.getString("reserved")))
            .as("%s reserved %s", currency, whose)
            .isEqualByComparingTo(account.reserved(now, currency));
      }
    }
  }

  /** What the customer had or will have at another instant. */
  void at(Instant instant, String customer) {
    List<Period> expected = model.of(customer).at(instant);
    String what = "%s at %s%n  %s%n".formatted(customer, instant, model.of(customer).diary());
    List<String> held = new ArrayList<>();
    front
        .memberships(customer, instant)
        .forEach(
            each -> {
              JsonObject membership = (JsonObject) each;
              String status = membership.getString("status");
              if (HELD.contains(status)) {
                held.add(membership.getString("group"));
              } else if (status.equals("grace")) {
                held.add(membership.getString("group") + " in grace");
              }
            });
    assertThat(held)
        .as("held by " + what)
        .containsExactlyInAnyOrderElementsOf(
            expected.stream()
                .map(period -> period.plan().code() + (period.isGrace() ? " in grace" : ""))
                .toList());
    assertThat(front.price(customer, instant))
        .as("price of " + what)
        .isEqualByComparingTo(price(expected));
    answers += 2;
  }

  /** All money, one by one and in sums. */
  void books() {
    same("charges", bookings(front.charges(), "reason"), model.charges());
    same("refunds", bookings(front.refunds(), null), model.refunds());
  }

  private static void same(String what, List<Booking> actual, List<Booking> expected) {
    assertThat(sums(actual)).as("sums of " + what).isEqualTo(sums(expected));
    assertThat(new HashSet<>(actual)).as(what).isEqualTo(new HashSet<>(expected));
    assertThat(actual).as("number of " + what).hasSameSizeAs(expected);
  }

  static Map<String, BigDecimal> sums(List<Booking> bookings) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    bookings.forEach(booking -> booking.addTo(sums));
    sums.replaceAll((key, sum) -> sum.setScale(2, RoundingMode.UNNECESSARY));
    return sums;
  }

  private static List<Booking> bookings(List<JsonObject> items, @Nullable String reason) {
    return items.stream()
        .map(
            item ->
                new Booking(
                    item.getString("customer"),
                    item.getString("order"),
                    item.getString("group"),
                    reason == null ? "refund" : item.getString(reason),
                    Booking.plain(new BigDecimal(item.getString("amount"))),
                    Booking.plain(new BigDecimal(item.getString("credit", "0"))),
                    item.getString("currency")))
        .toList();
  }

  /** The best of the plans that are held. */
  private static BigDecimal price(List<Period> held) {
    int percent = held.stream().mapToInt(period -> period.plan().percent()).max().orElse(0);
    return LIST_PRICE.multiply(BigDecimal.valueOf(100L - percent)).divide(HUNDRED);
  }
}
