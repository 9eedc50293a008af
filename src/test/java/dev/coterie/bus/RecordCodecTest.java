package dev.coterie.bus;

import static dev.coterie.testing.RunningCoterie.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.kernel.Actor;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
  private record Question(String text) {}

  private record Heard(Actor actor, Question question) {}

  private final Vertx vertx = Vertx.vertx();

  @BeforeEach
  void records_need_no_codec_named() {
    RecordCodec.register(vertx);
  }

  @AfterEach
  void nothing_stays_open() {
    await(vertx.close());
  }

  @Test
  void a_question_and_its_answer_travel_by_reference() {
    Ask<Question, Question> echo = new Ask<>("test.echo");
    await(echo.answerWith(vertx, Future::succeededFuture));
    Question question = new Question("are you the same?");

    assertThat(await(echo.send(vertx, question))).isSameAs(question);
  }

  @Test
  void a_command_brings_its_actor_along() {
    Command<Question, Heard> command = new Command<>("test.hear");
    await(
        command.answerWith(
            vertx, (actor, asked) -> Future.succeededFuture(new Heard(actor, asked))));
    Question question = new Question("who wants it?");

    Heard heard = await(command.send(vertx, Actor.key("till"), question));

    assertThat(heard.actor().text()).isEqualTo("key:till");
    assertThat(heard.question()).isSameAs(question);
  }

  @Test
  void a_record_reaches_another_process_behind_others_in_one_buffer() {
    RecordCodec codec = new RecordCodec();
    Buffer wire = Buffer.buffer("before");
    Question question = new Question("outside?");

    codec.encodeToWire(wire, question);

    assertThat(codec.decodeFromWire("before".length(), wire)).isEqualTo(question);
  }
}
