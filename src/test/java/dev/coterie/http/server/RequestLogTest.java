package dev.coterie.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.coterie.testing.Eventually;
import dev.coterie.testing.RunningCoterie;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** What is logged of requests, as whoever searches the log finds it. */
class RequestLogTest {
  @RegisterExtension static final RunningCoterie COTERIE = new RunningCoterie();

  private final Logger logger = (Logger) LoggerFactory.getLogger(RequestLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private Level before = Level.INFO;

  @BeforeEach
  void listen() {
    lines.list = new CopyOnWriteArrayList<>();
    before = logger.getLevel();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    lines.start();
  }

  @AfterEach
  void listen_no_more() {
    logger.detachAppender(lines);
    logger.setLevel(before);
  }

  @Test
  void a_write_is_logged_in_plain_values_that_any_encoder_shows_as_they_are() {
    COTERIE.put("/v1/customers/logged", new JsonObject());

    Eventually.sees(1, lines.list::size);
    Map<String, Object> said =
        lines.list.get(0).getKeyValuePairs().stream()
            .collect(Collectors.toMap((KeyValuePair pair) -> pair.key, pair -> pair.value));
    assertThat(said)
        .containsEntry("method", "PUT")
        .containsEntry("path", "/v1/customers/logged")
        .containsEntry("status", 201)
        .containsOnlyKeys("request", "method", "path", "status", "micros");
  }
}
