package dev.coterie.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coterie.config.ClusterConfig;
import dev.coterie.testing.EmittedEvents;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.Ports;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Shop;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes' worth of Coterie and a program, on one event bus. */
class ClusterTest {
  private static final int MEMBER = Ports.free();

  @RegisterExtension
  @Order(1)
  static final RunningCoterie HERE =
      new RunningCoterie()
          .with("COTERIE_CLUSTER_ENABLED", "true")
          .with("COTERIE_CLUSTER_PORT", Integer.toString(MEMBER));

  @RegisterExtension
  @Order(2)
  static final RunningCoterie THERE =
      new RunningCoterie()
          .with("COTERIE_CLUSTER_ENABLED", "true")
          .with("COTERIE_CLUSTER_HOST", "localhost")
          .with("COTERIE_CLUSTER_PORT", Integer.toString(Ports.free()))
          .with("COTERIE_CLUSTER_MEMBERS", "127.0.0.1:" + MEMBER)
          .beside(HERE);

  private static EmittedEvents outbox;
  private static Vertx program;

  @BeforeAll
  static void a_program_joins() {
    outbox = new EmittedEvents(HERE.databaseUri());
    program = join();
  }

  @AfterAll
  static void nothing_stays_open() {
    outbox.close();
    RunningCoterie.await(program.close());
  }

  @Test
  void a_program_hears_each_event_once_and_in_order_though_two_processes_publish() {
    List<Message<JsonObject>> heard = new CopyOnWriteArrayList<>();
    List<String> ofType = new CopyOnWriteArrayList<>();
    RunningCoterie.await(
        program.eventBus().<JsonObject>consumer("coterie.events", heard::add).completion());
    RunningCoterie.await(
        program
            .eventBus()
            .<JsonObject>consumer(
                "coterie.letter.sent", message -> ofType.add(message.body().getString("subject")))
            .completion());

    outbox.emit("letter.written", "kim", 200);
    outbox.emit("letter.sent", "kim");

    Eventually.sees(201, heard::size);
    Eventually.sees(List.of("kim"), () -> ofType);
    List<Long> ids = heard.stream().map(message -> message.body().getLong("id")).toList();
    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(heard.subList(1, heard.size()))
        .extracting(message -> Long.parseLong(message.headers().get("after")))
        .isEqualTo(ids.subList(0, ids.size() - 1));
  }

  @Test
  void a_program_asks_for_a_price_and_is_answered_as_by_http() {
    Shop shop = new Shop(HERE);
    shop.product("BUS", "10.00", "4.00");
    shop.percentGroup("bus", "10");
    shop.member("lea", "bus");
    JsonObject question =
        new JsonObject()
            .put("sku", "BUS")
            .put("customer", "lea")
            .put("quantity", 3)
            .put("explain", true);

    JsonObject answer = ask(question);

    assertThat(answer.getString("price")).isEqualTo("9.00");
    assertThat(answer)
        .isEqualTo(HERE.get("/v1/prices/BUS?customer=lea&quantity=3&explain=true").json());
    assertThat(ask(question.put("fields", "price,group")))
        .isEqualTo(new JsonObject().put("sku", "BUS").put("group", "bus").put("price", "9.00"));
  }

  @Test
  void a_question_that_cannot_be_answered_fails_with_the_problem_that_http_would_answer() {
    ReplyException unknown = refusal(new JsonObject().put("sku", "NOTHING"));
    assertThat(unknown.failureCode()).isEqualTo(404);
    assertThat(new JsonObject(unknown.getMessage()).getString("code")).isEqualTo("unknown-product");

    ReplyException invalid =
        refusal(new JsonObject().put("sku", "NOTHING").put("quantity", "3").put("color", "red"));
    assertThat(invalid.failureCode()).isEqualTo(400);
    assertThat(new JsonObject(invalid.getMessage()).getJsonArray("errors")).hasSize(2);

    ReplyException noObject = refusal("BUS");
    assertThat(noObject.failureCode()).isEqualTo(400);
    assertThat(new JsonObject(noObject.getMessage()).getString("code")).isEqualTo("malformed-json");
  }

  private static JsonObject ask(Object question) {
    return RunningCoterie.await(
            program.eventBus().<JsonObject>request("coterie.price.quote", question))
        .body();
  }

  private static ReplyException refusal(Object question) {
    return catchThrowableOfType(ReplyException.class, () -> ask(question));
  }

  private static Vertx join() {
    ClusterConfig config =
        new ClusterConfig(true, "127.0.0.1", Ports.free(), 0, List.of("127.0.0.1:" + MEMBER));
    return RunningCoterie.await(Cluster.join(Vertx.builder(), new VertxOptions(), config));
  }
}
