package dev.coterie.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.EmittedEvents;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import dev.coterie.webhook.Receiver.Got;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Receivers that take, fail, hang, go and come back, and what they are sent. */
class WebhooksTest {
  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_WEBHOOK_ALLOW_PRIVATE", "true")
          .with("COTERIE_WEBHOOK_TIMEOUT_SECONDS", "1");

  private static EmittedEvents events;

  private final Receiver receiver = new Receiver();
  private JsonObject webhook = new JsonObject();

  @BeforeAll
  static void something_happens() {
    events = new EmittedEvents(COTERIE.databaseUri());
  }

  @AfterAll
  static void nothing_more_happens() {
    events.close();
  }

  @BeforeEach
  void there_is_a_webhook() {
    webhook = made(receiver.url("/hook?shop=1"), "membership.started", "membership.ended");
  }

  @AfterEach
  void it_is_deleted() {
    COTERIE.delete(path(""));
    receiver.close();
  }

  @Test
  void an_event_comes_as_the_api_gives_it_and_signed() throws GeneralSecurityException {
    events.emit("membership.started", "ada");
    events.emit("order.paid", "ada");
    events.emit("membership.ended", "ada");
    Eventually.sees(2, () -> receiver.all().size());

    Got got = receiver.all().get(0);
    long id = got.event().getLong("id");
    assertThat(got.id()).isEqualTo("evt_" + id);
    assertThat(got.timestamp()).isEqualTo(COTERIE.clock.instant().getEpochSecond());
    assertThat(got.event())
        .isEqualTo(COTERIE.get("/v1/events?limit=1&after=" + (id - 1)).items().getJsonObject(0));
    assertThat(got.signatures()).isEqualTo(signature(webhook.getString("secret"), got));
    assertThat(receiver.all().get(1).type()).isEqualTo("membership.ended");
    Eventually.sees(2, () -> deliveries("?status=delivered").size());
    assertThat(deliveries("").getJsonObject(1))
        .isEqualTo(
            new JsonObject()
                .put("event", id)
                .put("type", "membership.started")
                .put("subject", "ada")
                .put("status", "delivered")
                .put("tries", 1)
                .put("answered", 204)
                .put("reason", null)
                .put("at", COTERIE.clock.instant().toString())
                .put("nextTry", null)
                .put("deliveredAt", COTERIE.clock.instant().toString()));
  }

  @Test
  void a_webhook_without_types_is_told_of_everything_from_its_own_beginning() {
    try (Receiver curious = new Receiver()) {
      JsonObject made = made(curious.url("/"));
      events.emit("price.changed", "LAMP");

      Eventually.sees(
          List.of("price.changed", "webhook.created"),
          () -> curious.all().stream().map(Got::type).sorted().toList());
      COTERIE.delete("/v1/webhooks/" + made.getLong("id"));
    }
  }

  @Test
  void each_subject_comes_in_order_though_its_receiver_fails_now_and_then() {
    receiver.answer(got -> got.id().hashCode() % 3 == 0 && fails(got) ? 500 : 200);
    for (int number = 0; number < 5; number++) {
      for (String subject : List.of("ada", "bob", "cyd")) {
        events.emit("membership.started", subject);
      }
    }
    Eventually.sees(15, () -> deliveries("?limit=100").size());
    waitWhileTimePasses("delivered", 15);

    for (String subject : List.of("ada", "bob", "cyd")) {
      List<Long> ids =
          receiver.all().stream()
              .filter(got -> got.subject().equals(subject) && got.answered() == 200)
              .map(got -> got.event().getLong("id"))
              .toList();
      assertThat(ids).hasSize(5).isSorted().doesNotHaveDuplicates();
    }
  }

  private boolean fails(Got got) {
    return receiver.all().stream().noneMatch(before -> before.id().equals(got.id()));
  }

  @Test
  void what_fails_holds_up_its_subject_only_until_it_is_taken() {
    receiver.answer(got -> got.subject().equals("eve") ? 500 : 200);
    events.emit("membership.started", "eve");
    events.emit("membership.ended", "eve");
    events.emit("membership.started", "tom");

    Eventually.sees(1, () -> deliveries("?status=delivered").size());
    JsonObject first = deliveries("").getJsonObject(2);
    assertThat(first.getString("reason")).isEqualTo("the receiver answered 500");
    assertThat(first.getInteger("answered")).isEqualTo(500);
    assertThat(first.getString("nextTry"))
        .isEqualTo(COTERIE.clock.instant().plusSeconds(5).toString());
    assertThat(deliveries("").getJsonObject(1).getInteger("tries")).isZero();
    receiver.answer(200);
    COTERIE.clock.advance(Duration.ofSeconds(5));

    Eventually.sees(3, () -> deliveries("?status=delivered").size());
    assertThat(receiver.taken()).doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void a_day_later_an_event_has_failed_and_the_next_goes_on() {
    receiver.answer(got -> got.type().equals("membership.started") ? 400 : 200);
    events.emit("membership.started", "fay");
    events.emit("membership.ended", "fay");
    waitWhileTimePasses("delivered", 1);

    JsonObject failed = deliveries("?status=failed").getJsonObject(0);
    assertThat(failed.getInteger("tries")).isEqualTo(12);
    assertThat(failed.getString("nextTry")).isNull();
    receiver.answer(200);
    assertThat(replay(new JsonObject().put("failed", true))).isEqualTo(1);
    Eventually.sees(2, () -> deliveries("?status=delivered").size());
    assertThat(COTERIE.get("/v1/events?type=webhook.replayed").text()).contains("\"events\":1");
  }

  @Test
  void a_receiver_that_fails_is_spared_until_one_event_gets_through() {
    receiver.answer(503);
    Stream.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
        .forEach(subject -> events.emit("membership.started", subject));
    Eventually.sees(
        COTERIE.clock.instant().plusSeconds(30).toString(),
        () -> COTERIE.get(path("")).json().getString("pausedUntil"));
    Eventually.sees(0, () -> deliveries("?status=sending").size());
    int tried = receiver.all().size();
    COTERIE.clock.advance(Duration.ofSeconds(29));
    new Sql(COTERIE).run("UPDATE webhook_deliveries SET due_at = '2000-01-01T00:00:00Z'");
    events.emit("membership.started", "k");
    Eventually.sees(11, () -> deliveries("").size());
    assertThat(receiver.all()).hasSize(tried);

    COTERIE.clock.advance(Duration.ofSeconds(1));
    Eventually.sees(tried + 1, () -> receiver.all().size());
    Eventually.sees(
        COTERIE.clock.instant().plusSeconds(60).toString(),
        () -> COTERIE.get(path("")).json().getString("pausedUntil"));
    receiver.answer(200);
    COTERIE.clock.advance(Duration.ofMinutes(5));

    Eventually.sees(11, () -> deliveries("?status=delivered").size());
    assertThat(COTERIE.get(path("")).json().getString("pausedUntil")).isNull();
    assertThat(COTERIE.get(path("")).json().getInteger("failures")).isZero();
  }

  @Test
  void a_receiver_that_hangs_is_given_up_and_tried_again() {
    receiver.hang(true);
    events.emit("membership.started", "gus");
    Eventually.sees(
        "the receiver did not answer within 1 s",
        () -> deliveries("").isEmpty() ? "" : deliveries("").getJsonObject(0).getString("reason"));
    receiver.hang(false);
    COTERIE.clock.advance(Duration.ofSeconds(5));

    Eventually.sees(1, () -> deliveries("?status=delivered").size());
    assertThat(receiver.all().stream().map(Got::id).distinct()).hasSize(1);
  }

  @Test
  void a_redirect_is_not_followed() {
    receiver.answer(307);
    events.emit("membership.started", "hal");

    Eventually.sees(
        "the receiver answered 307",
        () -> deliveries("").isEmpty() ? "" : deliveries("").getJsonObject(0).getString("reason"));
    assertThat(receiver.all()).hasSize(1);
  }

  @Test
  void a_receiver_that_is_gone_is_switched_off() {
    receiver.answer(410);
    events.emit("membership.started", "ida");
    Eventually.sees(false, () -> COTERIE.get(path("")).json().getBoolean("enabled"));
    events.emit("membership.started", "joe");
    Reply refused = COTERIE.post(path("/replay"), new JsonObject().put("after", 0));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("webhook-off");
    receiver.answer(200);

    COTERIE.patch(path(""), new JsonObject().put("enabled", true));
    events.emit("membership.started", "kim");

    Eventually.sees(1, () -> deliveries("?status=delivered").size());
    assertThat(receiver.all().stream().map(Got::subject)).containsExactly("ida", "kim");
    assertThat(COTERIE.get("/v1/events?type=webhook.updated&actor=system").text())
        .contains("\"after\":{\"enabled\":false}");
  }

  @Test
  void events_are_sent_again_with_the_same_ids_after_one_or_from_an_instant() {
    COTERIE.clock.advance(Duration.ofHours(1));
    String from = COTERIE.clock.instant().toString();
    events.emit("membership.started", "lea");
    events.emit("membership.ended", "lea");
    Eventually.sees(2, () -> deliveries("?status=delivered").size());
    long first = deliveries("").getJsonObject(1).getLong("event");

    assertThat(replay(new JsonObject().put("after", first))).isEqualTo(1);
    Eventually.sees(3, () -> receiver.all().size());
    Eventually.sees(2, () -> deliveries("?status=delivered").size());
    assertThat(receiver.all().get(2).id()).isEqualTo(receiver.all().get(1).id());
    assertThat(replay(new JsonObject().put("after", first - 1))).isEqualTo(2);
    Eventually.sees(5, () -> receiver.all().size());
    Eventually.sees(2, () -> deliveries("?status=delivered").size());
    assertThat(replay(new JsonObject().put("from", "2999-01-01T00:00:00Z"))).isZero();
    assertThat(COTERIE.post(path("/replay"), new JsonObject().put("from", from)).status())
        .isEqualTo(200);
  }

  @Test
  void a_new_secret_signs_at_once_and_the_former_one_for_a_day() throws GeneralSecurityException {
    String renewed = COTERIE.post(path("/secret"), new JsonObject()).json().getString("secret");
    events.emit("membership.started", "mia");
    Eventually.sees(1, () -> receiver.all().size());
    Got got = receiver.all().get(0);
    assertThat(got.signatures())
        .isEqualTo(signature(renewed, got) + " " + signature(webhook.getString("secret"), got));
    COTERIE.clock.advance(Duration.ofDays(1));

    events.emit("membership.started", "mia");
    Eventually.sees(2, () -> receiver.all().size());
    Got later = receiver.all().get(1);
    assertThat(later.signatures()).isEqualTo(signature(renewed, later));
  }

  @Test
  void what_became_of_an_event_is_forgotten_after_thirty_days_and_it_can_still_be_replayed() {
    events.emit("membership.started", "nan");
    Eventually.sees(1, () -> deliveries("?status=delivered").size());
    long event = deliveries("").getJsonObject(0).getLong("event");
    COTERIE.clock.advance(Duration.ofDays(30).plusSeconds(1));
    Eventually.sees(0, () -> deliveries("").size());

    assertThat(replay(new JsonObject().put("after", event - 1))).isEqualTo(1);
    Eventually.sees(2, () -> receiver.taken().size());
  }

  @Test
  void what_is_wrong_is_said() {
    assertThat(COTERIE.post("/v1/webhooks", body(receiver.url("/hook?shop=1"))).code())
        .isEqualTo("url-taken");
    assertThat(COTERIE.post("/v1/webhooks", body("http://127.0.0.1/", "no.type")).wrongFields())
        .containsExactly("types");
    for (String url :
        List.of(
            "ftp://receiver.example/",
            "http://user:secret@127.0.0.1/",
            "http://127.0.0.1/#part",
            "http://127.0.0.1:99999/",
            "http:///path",
            "http://not a host/",
            "http://no-such-host.invalid/")) {
      assertThat(COTERIE.json("POST", "/v1/webhooks", body(url).encode()).wrongFields())
          .as(url)
          .containsExactly("url");
    }
    for (JsonObject replay :
        List.of(
            new JsonObject(),
            new JsonObject().put("after", 1).put("failed", true),
            new JsonObject().put("failed", false))) {
      assertThat(COTERIE.post(path("/replay"), replay).status()).as(replay.encode()).isEqualTo(400);
    }
    assertThat(COTERIE.get("/v1/webhooks/999999").code()).isEqualTo("unknown-webhook");
    assertThat(COTERIE.get("/v1/webhooks/999999/deliveries").code()).isEqualTo("unknown-webhook");
    assertThat(COTERIE.get("/v1/webhooks?limit=500").items().stream())
        .contains(COTERIE.get(path("")).json());
  }

  /** Has so much time pass as it takes until that many have come so far. */
  private void waitWhileTimePasses(String status, int count) {
    Eventually.sees(
        count,
        () -> {
          nextTry().ifPresent(COTERIE.clock::set);
          return deliveries("?limit=100&status=" + status).size();
        });
  }

  /** When something is tried again that was tried before; empty while something is under way. */
  private Optional<Instant> nextTry() {
    String paused = COTERIE.get(path("")).json().getString("pausedUntil");
    return deliveries("?limit=100&status=sending").isEmpty()
        ? Stream.concat(
                Stream.ofNullable(paused),
                deliveries("?limit=100&status=waiting").stream()
                    .map(JsonObject.class::cast)
                    .filter(each -> each.getInteger("tries") > 0)
                    .map(each -> each.getString("nextTry")))
            .map(Instant::parse)
            .filter(COTERIE.clock.instant()::isBefore)
            .min(Comparator.naturalOrder())
        : Optional.empty();
  }

  private int replay(JsonObject which) {
    return COTERIE.post(path("/replay"), which).json().getInteger("replayed");
  }

  private JsonArray deliveries(String query) {
    return COTERIE.get(path("/deliveries" + query)).items();
  }

  private String path(String below) {
    return "/v1/webhooks/" + webhook.getLong("id") + below;
  }

  private static JsonObject body(String url, String... types) {
    return new JsonObject().put("url", url).put("types", new JsonArray(List.of(types)));
  }

  private static JsonObject made(String url, String... types) {
    Reply made = COTERIE.post("/v1/webhooks", body(url, types));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json();
  }

  /** As the standard says, worked out by itself. */
  private static String signature(String secret, Got got) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.replace("whsec_", ""));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed = got.id() + "." + got.timestamp() + "." + got.text();
    byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(digest);
  }
}
