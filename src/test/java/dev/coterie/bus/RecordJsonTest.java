package dev.coterie.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coterie.kernel.Actor;
import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Sorting;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records come out of another process as they went in, and nothing but records of ours does. */
class RecordJsonTest {
  private static final Currency USD = Currency.getInstance("USD");

  /** Public, since only such methods would be taken for properties. */
  public record Told(
      @Nullable Actor actor,
      Money money,
      @Nullable Instant at,
      List<String> texts,
      JsonObject json,
      Sorting<Letter> sorting,
      PageRequest page) {

    public boolean isLong() {
      return texts.size() > 10;
    }

    public int getLength() {
      return texts.size();
    }
  }

  public enum Letter {
    A,
    B
  }

  private static final Told TOLD =
      new Told(
          Actor.key("shop"),
          new Money(new BigDecimal("10.0000"), USD),
          Instant.parse("2026-03-01T12:00:00.123456Z"),
          List.of("ä", "b"),
          new JsonObject().put("rule", new JsonObject().put("value", "10")).putNull("price"),
          Sorting.downBy(Letter.B),
          new PageRequest("x", 10));

  @Test
  void a_record_comes_out_as_it_went_in() {
    assertThat(again(TOLD)).isEqualTo(TOLD);
  }

  @Test
  void so_does_one_that_others_carry() {
    Page<Told> page = new Page<>(List.of(TOLD), "next");

    assertThat(again(Result.ok(TOLD))).isEqualTo(Result.ok(TOLD));
    assertThat(again(page)).isEqualTo(page);
    assertThat(again(Result.ok(page))).isEqualTo(Result.ok(page));
  }

  @Test
  void so_does_a_refusal() {
    Refusal wrong = Refusal.invalid(List.of(new FieldError("price", "must be a price")));

    assertThat(again(Result.refused(wrong))).isEqualTo(Result.refused(wrong));
  }

  @Test
  void no_other_class_is_made_of_what_comes_over_the_wire() {
    String forged = "{\"message\":[\"java.util.concurrent.TimeUnit\",\"DAYS\"]}";
    String notOurs = "{\"message\":[\"com.example.Evil\",{}]}";

    for (String json : List.of(forged, notOurs)) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      assertThatThrownBy(() -> RecordJson.read(bytes)).isInstanceOf(UncheckedIOException.class);
    }
  }

  private static Record again(Record message) {
    return RecordJson.read(RecordJson.written(message));
  }
}
