package dev.coterie.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.event.Events;
import dev.coterie.event.RecordedEvent;
import dev.coterie.testing.EmittedEvents;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.TestDatabases;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cursor that several processes share. */
class SharedCursorTest {
  private static String uri = "";

  @RegisterExtension
  static final BeforeAllCallback DATABASE =
      (ExtensionContext context) -> uri = TestDatabases.of(context).migrated();

  private final EmittedEvents outbox = new EmittedEvents(uri);
  private final OutboxCursor cursor = cursor(Duration.ZERO);
  private final List<String> published = new ArrayList<>();

  @BeforeEach
  void a_cursor_behind_what_was_emitted_before() {
    RunningCoterie.await(cursor.begin());
    while (!RunningCoterie.await(cursor.advance(batch -> Future.succeededFuture())).isEmpty()) {}
  }

  @AfterEach
  void nothing_stays_open() {
    outbox.close();
  }

  @Test
  void what_was_published_before_a_crash_is_repeated_and_nothing_is_lost() {
    outbox.emit("a.done", "first");
    outbox.emit("a.done", "second");

    Future<EventBatch> crashed =
        cursor.advance(batch -> publish(batch).compose(sent -> Future.failedFuture("crash")));
    assertThat(RunningCoterie.await(crashed.map(true).otherwise(false))).isFalse();
    assertThat(published).containsExactly("first", "second");

    outbox.emit("a.done", "third");
    OutboxCursor next = cursor(Duration.ZERO);
    RunningCoterie.await(next.begin());
    RunningCoterie.await(next.advance(this::publish));

    assertThat(published).containsExactly("first", "second", "first", "second", "third");
  }

  @Test
  void one_process_publishes_at_a_time_and_the_other_does_not_wait() {
    outbox.emit("a.done", "only");
    Promise<Void> slow = Promise.promise();
    Promise<Void> begun = Promise.promise();
    Future<EventBatch> here =
        cursor.advance(
            batch -> {
              begun.complete();
              return publish(batch).compose(sent -> slow.future());
            });
    RunningCoterie.await(begun.future());

    OutboxCursor there = cursor(Duration.ZERO);
    assertThat(RunningCoterie.await(there.advance(this::publish)).isEmpty()).isTrue();

    slow.complete();
    RunningCoterie.await(here);
    assertThat(RunningCoterie.await(there.advance(this::publish)).isEmpty()).isTrue();
    assertThat(published).containsExactly("only");
  }

  @Test
  void who_published_last_goes_on_and_another_takes_over_once_its_turn_is_over() {
    OutboxCursor here = cursor(Duration.ofMillis(500));
    OutboxCursor there = cursor(Duration.ZERO);
    outbox.emit("a.done", "first");
    assertThat(RunningCoterie.await(here.advance(this::publish)).events()).hasSize(1);

    outbox.emit("a.done", "second");
    assertThat(RunningCoterie.await(there.advance(this::publish)).isEmpty()).isTrue();
    assertThat(RunningCoterie.await(here.advance(this::publish)).events()).hasSize(1);
    outbox.emit("a.done", "third");
    Eventually.sees(
        List.of("first", "second", "third"),
        () -> {
          RunningCoterie.await(there.advance(this::publish));
          return published;
        });
  }

  @Test
  void batches_follow_each_other_and_each_knows_the_event_before_it() {
    outbox.emitAtOnce("a.done", "many", EventBatch.MAX_EVENTS + 1);

    EventBatch first = RunningCoterie.await(cursor.advance(this::publish));
    EventBatch second = RunningCoterie.await(cursor.advance(this::publish));

    assertThat(first.isFull()).isTrue();
    assertThat(second.events()).hasSize(1);
    assertThat(second.after()).isEqualTo(first.last());
    assertThat(RunningCoterie.await(cursor.position())).isEqualTo(second.last());
  }

  private OutboxCursor cursor(Duration turn) {
    return new SharedCursor("bus", turn, outbox.pool(), new Events());
  }

  private Future<Void> publish(EventBatch batch) {
    batch.events().stream().map(RecordedEvent::subject).forEach(published::add);
    return Future.succeededFuture();
  }
}
