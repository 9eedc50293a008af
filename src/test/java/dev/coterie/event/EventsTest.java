package dev.coterie.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.EmittedEvents;
import dev.coterie.testing.EventLines;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
  private static final int LOOPS = 2 * Runtime.getRuntime().availableProcessors();

  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_HTTP_MAX_STREAMS", Integer.toString(4 * LOOPS))
          .with("COTERIE_HTTP_IDLE_SECONDS", "1");

  private static EmittedEvents outbox;

  @BeforeAll
  static void whatHappens() {
    outbox = new EmittedEvents(COTERIE.databaseUri());
  }

  @AfterAll
  static void nothing_stays_open() {
    outbox.close();
  }

  @Test
  void events_are_read_page_by_page_from_any_point() {
    long before = lastId();
    outbox.emitAtOnce("page.turned", "reader", 5);

    Reply first = COTERIE.get("/v1/events?limit=3&after=" + before);
    assertThat(numbers(first.items())).containsExactly(0, 1, 2);
    String next = first.json().getString("next");
    assertThat(next).isEqualTo(Long.toString(first.items().getJsonObject(2).getLong("id")));

    Reply second = COTERIE.get("/v1/events?limit=3&after=" + next);
    assertThat(numbers(second.items())).containsExactly(3, 4);
    assertThat(second.json().getString("next")).isNull();
  }

  @Test
  void they_can_be_read_of_one_subject_and_of_one_type() {
    outbox.emit("page.torn", "fay");
    outbox.emit("page.turned", "fay");
    outbox.emit("page.torn", "gil");

    assertThat(COTERIE.get("/v1/events?subject=fay").items()).hasSize(2);
    assertThat(COTERIE.get("/v1/events?type=page.torn").items()).hasSize(2);
    assertThat(COTERIE.get("/v1/events?type=page.torn&subject=gil").items()).hasSize(1);
    assertThat(COTERIE.get("/v1/events?subject=nobody").items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "last", "", "1234567890123456789"})
  void a_point_that_is_no_event_s_id_is_refused(String after) {
    Reply reply = COTERIE.get("/v1/events?after=" + after);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.wrongFields()).containsExactly("after");
  }

  @Test
  void a_key_of_a_storefront_does_not_open_them() {
    COTERIE.useKey(new Shop(COTERIE).storefrontKey("no events"));
    try {
      assertThat(COTERIE.get("/v1/events").status()).isEqualTo(403);
    } finally {
      COTERIE.useKey(RunningCoterie.KEY);
    }
  }

  @Test
  void a_stream_begins_with_what_was_and_goes_on_with_what_comes() {
    long before = lastId();
    outbox.emit("tap.opened", "hal");
    try (EventLines stream = follow("/v1/events?after=" + before)) {
      assertThat(stream.next().type()).isEqualTo("tap.opened");

      outbox.emit("tap.dripped", "hal", 300);

      List<Long> ids = new ArrayList<>();
      for (int drop = 0; drop < 300; drop++) {
        EventLines.Event event = stream.next();
        assertThat(event.type()).isEqualTo("tap.dripped");
        assertThat(event.data().getLong("id")).isEqualTo(event.id());
        ids.add(event.id());
      }
      assertThat(ids).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void a_stream_that_broke_goes_on_after_the_event_that_was_read_last() {
    long before = lastId();
    outbox.emitAtOnce("tap.turned", "ivy", 3);
    long second;
    try (EventLines stream = follow("/v1/events?after=" + before)) {
      stream.next();
      second = stream.next().id();
    }
    try (EventLines stream = new EventLines(COTERIE, "/v1/events", Long.toString(second))) {
      assertThat(stream.next().data().getJsonObject("data").getInteger("number")).isEqualTo(2);
    }
  }

  @Test
  void a_stream_may_be_of_one_subject_only() {
    long before = lastId();
    outbox.emitAtOnce("tap.shut", "others", 250);
    outbox.emit("tap.shut", "jan");
    try (EventLines stream = follow("/v1/events?subject=jan&after=" + before)) {
      assertThat(stream.next().data().getString("subject")).isEqualTo("jan");
      outbox.emit("tap.shut", "others");
      outbox.emit("tap.oiled", "jan");
      assertThat(stream.next().type()).isEqualTo("tap.oiled");
    }
  }

  @Test
  void a_stream_gives_a_client_that_reads_slowly_all_there_is() {
    long before = lastId();
    outbox.emitAtOnce("tap.flooded", "kit", 20_000);
    try (EventLines stream = follow("/v1/events?after=" + before)) {
      for (int drop = 0; drop < 20_000; drop++) {
        assertThat(stream.next().data().getJsonObject("data").getInteger("number")).isEqualTo(drop);
      }
    }
  }

  @Test
  void a_stream_on_which_nothing_happens_is_not_closed_as_idle() throws IOException {
    try (EventLines stream = follow("/v1/events?after=" + lastId());
        Socket idle = new Socket(COTERIE.uri("/").getHost(), COTERIE.uri("/").getPort())) {
      assertThat(idle.getInputStream().read()).isEqualTo(-1);

      outbox.emit("tap.dripped", "late");

      assertThat(stream.next().type()).isEqualTo("tap.dripped");
    }
  }

  @Test
  void a_stream_that_cannot_be_is_refused_like_a_page() {
    try (EventLines wrongAfter = follow("/v1/events?after=x");
        EventLines wrongHeader = new EventLines(COTERIE, "/v1/events", "x");
        EventLines wrongName = follow("/v1/events?befor=1")) {
      assertThat(wrongAfter.refusal().wrongFields()).containsExactly("after");
      assertThat(wrongHeader.refusal().wrongFields()).containsExactly("Last-Event-ID");
      assertThat(wrongName.refusal().wrongFields()).containsExactly("befor");
    }
  }

  @Test
  void streams_have_a_limit_of_their_own_and_keep_nobody_else_waiting() {
    List<EventLines> streams = new ArrayList<>();
    try {
      while (streams.size() <= 8 * LOOPS
          && (streams.isEmpty() || streams.get(streams.size() - 1).status() == 200)) {
        streams.add(follow("/v1/events"));
      }
      EventLines refused = streams.get(streams.size() - 1);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.refusal().code()).isEqualTo("busy");
      assertThat(COTERIE.get("/v1/events").status()).isEqualTo(200);
    } finally {
      streams.forEach(EventLines::close);
    }
  }

  private static EventLines follow(String path) {
    return new EventLines(COTERIE, path, null);
  }

  private static long lastId() {
    outbox.emit("page.marked", "marker");
    JsonArray marks = COTERIE.get("/v1/events?type=page.marked&limit=500").items();
    return marks.getJsonObject(marks.size() - 1).getLong("id");
  }

  private static List<Integer> numbers(JsonArray events) {
    return events.stream()
        .map(event -> ((JsonObject) event).getJsonObject("data").getInteger("number"))
        .toList();
  }
}
