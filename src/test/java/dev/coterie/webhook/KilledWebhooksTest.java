package dev.coterie.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.MainProcess;
import dev.coterie.testing.Ports;
import dev.coterie.testing.Reply;
import dev.coterie.testing.TestDatabases;
import dev.coterie.webhook.Receiver.Got;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A receiver that fails, hangs and comes back, a service that is killed: each event is taken. */
class KilledWebhooksTest {
  private static final String KEY = "key-of-the-killed-0123456789";
  private static final int PORT = Ports.free();
  private static final String[] DATABASE = {""};

  @RegisterExtension
  static final BeforeEachCallback ON_A_NEW_DATABASE =
      context -> DATABASE[0] = TestDatabases.of(context).migrated();

  private MainProcess process;

  @BeforeEach
  void it_runs() {
    process = start("2026-03-01T12:00:00Z");
  }

  @AfterEach
  void it_ends() {
    process.close();
  }

  @Test
  void each_event_is_taken_in_its_order_and_known_by_its_id() {
    JsonObject webhook =
        new JsonObject().put("url", "http://127.0.0.1:" + PORT + "/hook?token=a%2Fb");
    done(post("/v1/webhooks", webhook));
    customer("ada", 1);
    Eventually.sees(true, () -> deliveries("waiting") > 0);
    process.kill();

    try (Receiver receiver = new Receiver(PORT)) {
      receiver.answer(503);
      process = start("2026-03-01T12:05:00Z");
      Eventually.sees(true, () -> !receiver.all().isEmpty());
      receiver.hang(true);
      process.kill();
      process = start("2026-03-01T12:40:00Z");
      int before = receiver.all().size();
      customer("bob", 1);
      Eventually.sees(true, () -> receiver.all().size() > before);
      process.kill();

      receiver.hang(false);
      receiver.answer(204);
      process = start("2026-03-01T18:00:00Z");
      IntStream.rangeClosed(2, 4).forEach(number -> customer("ada", number));
      process.kill();
      process = start("2026-03-01T18:00:00Z");
      customer("bob", 2);
      Eventually.sees(7, () -> receiver.taken().stream().distinct().toList().size());
      Eventually.sees(0, () -> deliveries("waiting") + deliveries("sending"));

      assertThat(receiver.taken().stream().distinct().toList())
          .containsExactlyInAnyOrderElementsOf(eventIds());
      for (String subject : List.of("ada", "bob")) {
        assertThat(
                receiver.all().stream()
                    .filter(got -> got.answered() == 204 && got.subject().equals(subject))
                    .map(Got::event)
                    .map(event -> event.getLong("id"))
                    .distinct())
            .isSorted();
      }
    }
  }

  private static MainProcess start(String clock) {
    return new MainProcess(
        Map.of(
            "COTERIE_DATABASE_URI", DATABASE[0],
            "COTERIE_API_KEY", KEY,
            "COTERIE_CLOCK_SETTABLE", "true",
            "COTERIE_WEBHOOK_ALLOW_PRIVATE", "true",
            "COTERIE_WEBHOOK_TIMEOUT_SECONDS", "2",
            "COTERIE_LOG_LEVEL", "ERROR"),
        "--clock=" + clock);
  }

  private void customer(String code, int number) {
    done(
        MainProcess.put(
            process.api() + "/v1/customers/" + code,
            KEY,
            "{\"name\":\"Number %d\"}".formatted(number)));
  }

  /** Those of all events but the first key's and user's, from before there was a webhook. */
  private List<String> eventIds() {
    return get("/v1/events?limit=500").items().stream()
        .map(JsonObject.class::cast)
        .filter(event -> event.getString("type").matches("(customer|webhook)\\..*"))
        .map(event -> "evt_" + event.getLong("id"))
        .toList();
  }

  private int deliveries(String status) {
    long id = get("/v1/webhooks").items().getJsonObject(0).getLong("id");
    return get("/v1/webhooks/" + id + "/deliveries?status=" + status).items().size();
  }

  private Reply get(String path) {
    return MainProcess.get(process.api() + path, KEY);
  }

  private Reply post(String path, JsonObject body) {
    return MainProcess.post(process.api() + path, KEY, body.encode());
  }

  private static void done(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 299);
  }
}
