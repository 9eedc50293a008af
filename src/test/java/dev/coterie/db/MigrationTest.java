package dev.coterie.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Reply;
import dev.coterie.testing.RunningCoterie;
import dev.coterie.testing.Sql;
import dev.coterie.testing.TestDatabases;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A shop that was filled before the names of V005 keeps every answer that it gave then, but for the
 * days left in an impact: grace and gaps were counted as paid.
 */
class MigrationTest {
  private static final Instant THEN = Instant.parse("2026-04-29T12:00:00Z");

  private static final RunningCoterie COTERIE =
      new RunningCoterie().with("COTERIE_EXPIRY_EVERY_SECONDS", "3600");

  @RegisterExtension static final BeforeAllCallback FILLED = MigrationTest::startOnOldShop;

  private static void startOnOldShop(ExtensionContext context) throws IOException {
    TestDatabases.Late old = TestDatabases.of(context).late();
    old.create().run();
    PgConnectOptions options = Database.options(old.uri());
    Flyway.configure()
        .dataSource(
            "jdbc:postgresql://%s:%d/%s"
                .formatted(options.getHost(), options.getPort(), options.getDatabase()),
            options.getUser(),
            options.getPassword())
        .locations("classpath:db")
        .target("4")
        .load()
        .migrate();
    new Sql(old::uri).run(resource("/migration/V004.sql"));
    COTERIE.clock.set(THEN);
    COTERIE.startOn(old.uri());
    // what the start tells of its own credentials
    new Sql(old::uri).run("DELETE FROM events WHERE type LIKE 'user.%' OR type LIKE 'key.%'");
  }

  @AfterAll
  static void nothing_stays_open() {
    RunningCoterie.await(COTERIE.service().stop());
  }

  @Test
  void every_price_period_charge_and_event_is_answered_as_before() throws IOException {
    List<String> recorded = resource("/migration/answers.jsonl").lines().toList();

    for (String line : recorded) {
      JsonObject before = new JsonObject(line);
      Reply now = COTERIE.get(before.getString("path"));
      assertThat(now.status()).as(line).isEqualTo(before.getInteger("status"));
      assertThat(differences("", before.getJsonObject("body"), now.json()))
          .as(before.getString("path"))
          .isEmpty();
    }
    assertThat(recorded).hasSizeGreaterThan(200);
  }

  @Test
  void what_is_to_be_announced_is_kept() {
    Sql sql = new Sql(COTERIE::databaseUri);

    assertThat(sql.whole("SELECT count(*) FROM scheduled_notices")).isEqualTo(52);
  }

  /** The fields that are not as they were; an answer may have fields that it did not have then. */
  private static List<String> differences(String path, @Nullable Object was, @Nullable Object is) {
    if (was instanceof JsonObject before && is instanceof JsonObject now) {
      return before.fieldNames().stream()
          .map(name -> differences(path + "." + name, before.getValue(name), now.getValue(name)))
          .flatMap(List::stream)
          .toList();
    }
    if (was instanceof JsonArray before
        && is instanceof JsonArray now
        && before.size() == now.size()) {
      return IntStream.range(0, before.size())
          .mapToObj(at -> differences(path + "[" + at + "]", before.getValue(at), now.getValue(at)))
          .flatMap(List::stream)
          .toList();
    }
    return Objects.equals(was, is) ? List.of() : List.of(path + " was " + was + ", is " + is);
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = MigrationTest.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
