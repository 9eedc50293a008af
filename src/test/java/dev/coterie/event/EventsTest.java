package dev.coterie.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.event.EventContract.ReadLatest;
import dev.coterie.kernel.Page;
import dev.coterie.testing.EmittedEvents;
import dev.coterie.testing.EventLines;
import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import dev.coterie.testing.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
  private static final int LOOPS = 2 * Runtime.getRuntime().availableProcessors();

  @RegisterExtension
  static final RunningCoterie COTERIE =
      new RunningCoterie()
          .with("COTERIE_HTTP_MAX_STREAMS", Integer.toString(4 * LOOPS))
          .with("COTERIE_HTTP_IDLE_SECONDS", "1");

  private static final JsonObject VIEWER =
      new JsonObject().put("name", "vic").put("role", "viewer").put("password", "x".repeat(12));

  private static final Sql SQL = new Sql(COTERIE);

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

  @Test
  void they_can_be_read_of_one_actor() {
    COTERIE.post("/v1/users", VIEWER);
    outbox.emit("page.read", "lil");

    assertThat(actors("/v1/events?actor=key:first")).containsOnly("key:first");
    assertThat(actors("/v1/events?actor=system&subject=lil")).containsOnly("system");
    assertThat(COTERIE.get("/v1/events?actor=user:nobody").items()).isEmpty();
  }

  @Test
  void they_can_be_read_of_some_time_whose_end_does_not_count() {
    SQL.run(
        """
        INSERT INTO events (type, at, subject, data) VALUES
          ('leaf.fell', '2020-01-01T00:00:00Z', 'oak', '{}'),
          ('leaf.fell', '2020-01-02T00:00:00Z', 'oak', '{}'),
          ('leaf.fell', '2020-01-03T00:00:00Z', 'oak', '{}')
        """);

    assertThat(days("from=2020-01-02T00:00:00Z&until=2020-01-03T00:00:00Z")).containsExactly("02");
    assertThat(days("from=2020-01-02T01:00:00%2B01:00")).containsExactly("02", "03");
    assertThat(days("until=2020-01-02T00:00:00Z&limit=500")).containsExactly("01");
    assertThat(days("from=2020-01-01T00:00:00.000001Z&until=2020-01-03T00:00:00.000001Z"))
        .containsExactly("02", "03");
  }

  private static List<String> days(String time) {
    return COTERIE.get("/v1/events?subject=oak&" + time).items().stream()
        .map(event -> ((JsonObject) event).getString("at").substring(8, 10))
        .toList();
  }

  private static List<String> actors(String path) {
    return COTERIE.get(path).items().stream()
        .map(event -> ((JsonObject) event).getString("actor"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "from=yesterday, from",
    "from=2026-03-01, from",
    "from=2026-03-01T12:00:00, from",
    "until=, until",
    "until=0001-01-01T00:00:00Z, until",
    "from=2026-03-01T12:00:00Z&from=2026-03-02T12:00:00Z, from",
    "from=2026-03-01T12:00:00Z&until=2026-03-01T12:00:00Z, until",
    "actor=mia, actor",
    "actor=user:, actor",
    "actor=group:gold, actor",
    "actor=user:%00, actor",
    "by=user:mia, by"
  })
  void a_filter_that_cannot_be_is_refused_by_its_name(String query, String field) {
    Reply reply = COTERIE.get("/v1/events?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.wrongFields()).containsExactly(field);
  }

  @Test
  void a_stream_takes_the_same_filters() {
    long before = lastId();
    outbox.emitSilently("tap.frozen", "nil");
    outbox.emit("tap.thawed", "nil");
    try (EventLines stream = follow("/v1/events?actor=system&subject=nil&after=" + before)) {
      assertThat(stream.next().type()).isEqualTo("tap.thawed");
    }
    try (EventLines stream = follow("/v1/events?until=2026-03-01T12:00:01Z&after=" + before)) {
      assertThat(stream.next().type()).isEqualTo("tap.thawed");
    }
  }

  @Test
  void pages_read_the_newest_first_and_go_back() {
    outbox.emitAtOnce("page.leafed", "ned", 5);
    EventFilter ned = EventFilter.of("ned", Set.of());

    Page<RecordedEvent> first = latest(EventContract.NEWEST, ned);
    Page<RecordedEvent> second = latest(Long.parseLong(String.valueOf(first.next())), ned);

    assertThat(first.items()).extracting(EventsTest::number).containsExactly(4, 3, 2);
    assertThat(second.items()).extracting(EventsTest::number).containsExactly(1, 0);
    assertThat(second.next()).isNull();
  }

  @Test
  void those_of_some_types_and_those_that_name_an_order_are_told_apart() {
    SQL.run(
        """
        INSERT INTO events (type, at, subject, data) VALUES
          ('order.paid', now(), 'pip', '{"order":"A-1"}'),
          ('order.paid', now(), 'pip', '{"order":"A-2"}'),
          ('group.created', now(), 'pip', '{}')
        """);

    EventFilter orders = EventFilter.of("pip", Set.of("order.paid", "order.placed"));
    assertThat(latest(EventContract.NEWEST, orders).items()).hasSize(2);
    assertThat(latest(EventContract.NEWEST, orders.naming("A-1")).items()).hasSize(1);
  }

  private static Page<RecordedEvent> latest(long before, EventFilter filter) {
    return RunningCoterie.await(
        EventContract.READ_LATEST.send(
            COTERIE.service().vertx(), new ReadLatest(before, 3, filter)));
  }

  private static int number(RecordedEvent event) {
    return event.data().getInteger("number");
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

  @Test
  void a_stream_of_a_key_that_is_revoked_ends_with_it() {
    COTERIE.useKey(new Shop(COTERIE).key("soon revoked", "admin"));
    try (EventLines stream = follow("/v1/events?subject=ivy&after=" + lastId())) {
      COTERIE.useKey(RunningCoterie.KEY);
      revoke("soon revoked");

      outbox.emit("tap.dripped", "ivy");

      assertThat(stream.ends()).isTrue();
    } finally {
      COTERIE.useKey(RunningCoterie.KEY);
    }
  }

  private static void revoke(String name) {
    COTERIE.get("/v1/keys").items().stream()
        .map(JsonObject.class::cast)
        .filter(key -> key.getString("name").equals(name))
        .forEach(key -> COTERIE.delete("/v1/keys/" + key.getInteger("id")));
  }
}
