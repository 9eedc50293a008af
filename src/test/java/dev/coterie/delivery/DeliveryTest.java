package dev.coterie.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.EmittedEvents;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.Metrics;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What programs in the same process hear on the bus. */
class DeliveryTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private static final String PUBLISHED = "coterie_delivery_published_total{reader=\"bus\"";

  private static EmittedEvents outbox;

  private final List<Message<JsonObject>> heard = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void whatHappens() {
    outbox = new EmittedEvents(COTERIE.databaseUri());
  }

  @AfterAll
  static void nothing_stays_open() {
    outbox.close();
  }

  @Test
  void events_of_many_transactions_are_heard_once_and_in_the_order_of_their_ids() {
    listen("coterie.events");

    outbox.emit("basket.filled", "ada", 300);

    Eventually.sees(300, heard::size);
    List<Long> ids = heard.stream().map(message -> message.body().getLong("id")).toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates();
    List<Long> before =
        heard.stream().map(message -> Long.parseLong(message.headers().get("after"))).toList();
    assertThat(before.subList(1, before.size())).isEqualTo(ids.subList(0, ids.size() - 1));
  }

  @Test
  void an_event_is_heard_at_the_address_of_its_type_as_http_shows_it() {
    listen("coterie.basket.emptied");

    outbox.emit("basket.filled", "bob");
    outbox.emit("basket.emptied", "bob");

    Eventually.sees(1, heard::size);
    JsonObject event = heard.get(0).body();
    assertThat(event.fieldNames()).containsExactly("id", "type", "at", "subject", "actor", "data");
    assertThat(COTERIE.get("/v1/events?type=basket.emptied").items().getJsonObject(0))
        .isEqualTo(event);
  }

  @Test
  void events_of_one_transaction_are_heard_in_the_order_in_which_they_were_emitted() {
    listen("coterie.basket.sorted");

    outbox.emitAtOnce("basket.sorted", "cleo", 1_200);

    Eventually.sees(1_200, heard::size);
    assertThat(heard)
        .extracting(message -> message.body().getJsonObject("data").getInteger("number"))
        .isEqualTo(IntStream.range(0, 1_200).boxed().toList());
  }

  @Test
  void an_event_of_which_nobody_was_told_is_found_soon_and_none_is_left_behind() {
    listen("coterie.basket.lost");
    double published = Metrics.value(COTERIE, PUBLISHED);

    outbox.emitSilently("basket.lost", "dan");

    Eventually.sees(1, heard::size);
    Eventually.sees(0.0, () -> Metrics.value(COTERIE, "coterie_delivery_behind"));
    assertThat(Metrics.value(COTERIE, PUBLISHED) - published).isEqualTo(1);
  }

  private void listen(String address) {
    RunningCoterie.await(
        COTERIE
            .service()
            .vertx()
            .eventBus()
            .<JsonObject>consumer(address, heard::add)
            .completion());
  }
}
