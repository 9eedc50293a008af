package dev.coterie.delivery;

import dev.coterie.bus.Ask;
import dev.coterie.bus.News;
import dev.coterie.kernel.Page;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What others may ask about events, and hear. */
public final class EventContract {
  public static final Ask<Read, Page<RecordedEvent>> READ = new Ask<>("delivery.read");

  /** There may be more events than before; told some times a second at most. */
  public static final News<More> MORE = new News<>("delivery.grown");

  private EventContract() {}

  /**
   * The events that follow one, by id.
   *
   * @param after the id of that one, 0 for the first
   * @param subject null for all
   * @param type null for all
   */
  public record Read(long after, int limit, @Nullable String subject, @Nullable String type) {}

  public record More() {}

  /**
   * An event that has committed.
   *
   * @param id greater than those of all events that came into sight before it
   */
  public record RecordedEvent(long id, String type, Instant at, String subject, JsonObject data) {

    /** As programs outside see it. */
    public JsonObject json() {
      return new JsonObject()
          .put("id", id)
          .put("type", type)
          .put("at", at.toString())
          .put("subject", subject)
          .put("data", data);
    }
  }
}
