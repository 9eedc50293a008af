package dev.coterie.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.EmittedEvents;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import dev.coterie.webhook.Receiver.Got;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes that send at once send each event once, and those of a subject one after the other. */
class TwoWebhookSendersTest {
  private static final int EVENTS = 40;

  @RegisterExtension
  @Order(1)
  static final RunningCoterie COTERIE = coterie();

  @RegisterExtension
  @Order(2)
  static final RunningCoterie NEIGHBOUR = coterie().beside(COTERIE);

  private static RunningCoterie coterie() {
    return new RunningCoterie().with("COTERIE_WEBHOOK_ALLOW_PRIVATE", "true");
  }

  @Test
  void each_event_of_many_comes_once_and_in_its_order() {
    try (Receiver receiver = new Receiver();
        EmittedEvents events = new EmittedEvents(COTERIE.databaseUri())) {
      JsonArray types = new JsonArray().add("price.changed");
      COTERIE.post(
          "/v1/webhooks", new JsonObject().put("url", receiver.url("/")).put("types", types));
      for (String subject : List.of("LAMP", "BIKE", "TEA", "CUP", "HAT")) {
        events.emitAtOnce("price.changed", subject, EVENTS);
      }
      Sql sql = new Sql(COTERIE);
      Eventually.sees(
          5L * EVENTS,
          () -> sql.whole("SELECT count(*) FROM webhook_deliveries WHERE status = 'delivered'"));

      assertThat(receiver.all().stream().map(Got::id)).hasSize(5 * EVENTS).doesNotHaveDuplicates();
      assertThat(sql.whole("SELECT max(tries) FROM webhook_deliveries")).isEqualTo(1);
      Map<String, List<Long>> bySubject =
          receiver.all().stream()
              .collect(
                  Collectors.groupingBy(
                      Got::subject,
                      Collectors.mapping(got -> got.event().getLong("id"), Collectors.toList())));
      assertThat(bySubject).hasSize(5).allSatisfy((subject, ids) -> assertThat(ids).isSorted());
    }
  }
}
