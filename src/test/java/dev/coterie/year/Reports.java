package dev.coterie.year;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.year.shop.Gift;
import dev.coterie.year.shop.Order;
import dev.coterie.year.shop.Report;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;

/** The reports of orders, in time or late, and what the service answers. */
final class Reports {
  private final Stage stage;
  private final List<Gift> gifts = new ArrayList<>();
  private final PriorityQueue<Delayed> delayed =
      new PriorityQueue<>(
          Comparator.comparing(Delayed::due).thenComparing(each -> each.report().order().id));

  Reports(Stage stage) {
    this.stage = stage;
  }

  private record Delayed(Instant due, Report report) {}

  /** All gifts that were bought so far. */
  List<Gift> gifts() {
    return gifts;
  }

  void delay(Instant due, Report report) {
    delayed.add(new Delayed(due, report));
  }

  /** The next one that is due by now. */
  Optional<Report> due() {
    boolean due = !delayed.isEmpty() && !delayed.peek().due().isAfter(stage.now());
    return due ? Optional.of(delayed.remove().report()) : Optional.empty();
  }

  /** What is reported again is answered as before. */
  void again(Report report) {
    String first = send(report).text();
    assertThat(send(report).text()).isEqualTo(first);
    stage.count("repeated");
  }

  Reply send(Report report) {
    Order order = report.order();
    stage.note(order.customer, report);
    boolean counted = order.counted();
    Optional<String> refusal = stage.model.report(stage.now(), report);
    Reply reply = stage.front.report(report);
    stage.count(report.status().name().toLowerCase(Locale.ROOT));
    if (!counted && order.counted() && order.isQuoted()) {
      stage.count("paid on quote");
    }
    if (stage.agreed(order.customer, reply, refusal)) {
      compare(order, reply.json());
    }
    return reply;
  }

  private void compare(Order order, JsonObject answer) {
    String what = "of %s%n  %s%n".formatted(order, stage.model.of(order.customer).diary());
    JsonObject line = Report.planLine(answer);
    assertThat(line.getString("reason")).as("reason " + what).isEqualTo(order.reason);
    assertThat(line.getInteger("refunded")).as("refunded " + what).isEqualTo(order.reported);
    JsonObject unfulfilled = line.getJsonObject("unfulfilled");
    assertThat(unfulfilled == null ? null : unfulfilled.getString("code"))
        .as("unfulfilled " + what)
        .isEqualTo(order.unfulfilled);
    if (order.cancelled) {
      assertThat(new BigDecimal(answer.getString("owed")))
          .as("owed " + what)
          .isEqualByComparingTo(stage.model.owed(order));
    }
    take(order, line.getJsonArray("gifts"));
  }

  /** Notes the codes of gifts when they are told first. */
  private void take(Order order, JsonArray codes) {
    assertThat(codes).as("gifts of " + order).hasSize(order.gifts.size());
    for (Gift gift : order.gifts) {
      if (gift.code.isEmpty()) {
        gift.code = codes.getString(order.gifts.indexOf(gift));
        gifts.add(gift);
        stage.count("gift");
      }
    }
  }
}
