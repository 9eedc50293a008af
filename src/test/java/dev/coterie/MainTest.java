package dev.coterie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.MainProcess;
import dev.coterie.testing.Reply;
import dev.coterie.testing.Sql;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as its users start, stop and kill it, on its embedded PostgreSQL. */
class MainTest {
  private static final String KEY = "key-for-main-0123456789";
  private static final String HEADER = "sku,name,list_price,supplier_price,currency\n";
  private static final Pattern CURL =
      Pattern.compile("curl -H 'Authorization: Bearer (\\S+)' '(\\S+)'");

  private static final Map<String, String> STANDING =
      Map.of("COTERIE_CLOCK_SETTABLE", "true", "COTERIE_API_KEY", KEY);

  @TempDir static Path sharedDirectory;

  @SuppressWarnings("NullAway.Init")
  private static MainProcess shared;

  @TempDir Path directory;

  @BeforeAll
  static void start() {
    shared = start(sharedDirectory, STANDING, "--clock=2026-01-01T00:00:00Z");
  }

  @AfterAll
  static void stop() {
    shared.close();
  }

  @Test
  void the_demo_prints_a_curl_line_that_answers_with_a_group_price_and_its_data_last()
      throws IOException {
    String key;
    try (MainProcess first = start(Map.of("COTERIE_CLOCK_SETTABLE", "true"), "--demo")) {
      assertThat(first.said()).containsPattern("Administrator +admin \\S{20}");
      assertThat(first.said()).doesNotContain("CLOCK");
      Matcher curl = CURL.matcher(first.said());
      assertThat(curl.find()).isTrue();
      key = curl.group(1);
      Reply price = MainProcess.get(curl.group(2), key);
      assertThat(price.json().getString("group")).isEqualTo("gold");
      assertThat(price.json().getString("price")).isEqualTo("17.01");
      Reply clock = MainProcess.get(first.api() + "/v1/clock", key);
      assertThat(clock.code()).isEqualTo("unknown-path");
      assertThat(first.terminate()).isEqualTo(143);
    }
    // in a container the number in a pid file that was left behind may be any process's
    Files.write(
        directory.resolve("postgres/postmaster.pid"),
        List.of(Long.toString(ProcessHandle.current().pid()), "", "0", "1", "", "localhost"));
    try (MainProcess second = start(Map.of(), "--demo")) {
      assertThat(second.said()).contains("not shown again").doesNotContain(key);
      Reply price = MainProcess.get(second.api() + "/v1/prices/TEA-DARJEELING?customer=ada", key);
      assertThat(price.json().getString("price")).isEqualTo("17.01");
    }
  }

  @Test
  void killed_in_an_import_or_with_its_database_it_comes_back_with_what_was_answered_and_no_more()
      throws IOException, SQLException {
    MainProcess first = start(Map.of("COTERIE_API_KEY", KEY));
    upload(first, HEADER + "KEPT,Kept,1.00,,USD\n").join();
    CompletableFuture<Reply> importing = upload(first, large());
    awaitStagedRows();

    first.kill();

    assertThat(importing.handle((reply, cut) -> cut != null).join()).isTrue();
    assertThat(first.said()).contains("not shown again").doesNotContain(KEY);
    MainProcess second =
        start(
            Map.of(
                "COTERIE_API_KEY", KEY,
                "COTERIE_LOG_FORMAT", "text",
                "COTERIE_LOG_LEVEL", "info"));
    assertThat(second.said())
        .containsPattern(
            "(?m)^[0-9:]{8}\\.\\d{3} INFO  stopping the PostgreSQL that a killed process left behind$");
    Reply products = MainProcess.get(second.api() + "/v1/products", KEY);
    assertThat(products.items()).hasSize(1);
    assertThat(products.items().getJsonObject(0).getString("name")).isEqualTo("Kept");
    Reply made = upload(second, HEADER + "A,A,1,,USD\n").join();
    assertThat(made.status()).isEqualTo(200);

    killDatabase();
    second.kill();

    try (MainProcess third = start(Map.of("COTERIE_API_KEY", KEY))) {
      assertThat(MainProcess.get(third.api() + "/v1/products/A", KEY).status()).isEqualTo(200);
    }
  }

  private static String large() {
    StringBuilder large = new StringBuilder(HEADER);
    for (int row = 0; row < 400_000; row++) {
      large.append("L").append(row).append(",Lost,2.00,,USD\n");
    }
    return large.append("KEPT,Changed,2.00,,USD\n").toString();
  }

  private void killDatabase() throws IOException {
    String pid = Files.readAllLines(directory.resolve("postgres/postmaster.pid")).get(0).trim();
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
    postmaster.destroyForcibly();
  }

  @Test
  void a_second_process_is_kept_off_the_data_of_the_first() {
    try (MainProcess second = start(sharedDirectory, Map.of())) {
      assertThat(second.said())
          .contains("database.directory must be a directory of its own: another Coterie uses");
      assertThat(second.terminate()).isEqualTo(1);
      assertThat(MainProcess.get(shared.api() + "/openapi.yaml", KEY).status()).isEqualTo(200);
    }
  }

  @Test
  void a_port_in_use_ends_it_with_one_line_before_anything_is_started() {
    String port = Integer.toString(URI.create(shared.api()).getPort());
    try (MainProcess second = start(Map.of("COTERIE_HTTP_PORT", port))) {
      assertThat(second.said().lines())
          .first(STRING)
          .startsWith("Coterie did not start: http.port " + port + " is in use");
      assertThat(second.said().lines()).hasSize(2).last(STRING).isEqualTo("null");
      assertThat(second.terminate()).isEqualTo(1);
      assertThat(directory).isEmptyDirectory();
    }
  }

  @Test
  void an_unusable_setting_or_option_ends_it_with_a_word_why_and_help_is_no_failure() {
    try (MainProcess wrongSetting = start(Map.of("COTERIE_SHOP_ZONE", "Mars"));
        MainProcess wrongOption = start(Map.of(), "--dmeo");
        MainProcess help = start(Map.of("COTERIE_SHOP_ZONE", "Mars"), "--help")) {
      assertThat(wrongSetting.said()).contains("did not start: shop.zone (COTERIE_SHOP_ZONE) must");
      assertThat(wrongSetting.terminate()).isEqualTo(1);
      assertThat(wrongOption.said()).contains("did you mean --demo?", "--help");
      assertThat(wrongOption.terminate()).isEqualTo(2);
      assertThat(help.said()).contains("usage:", "maxStreams: 100");
      assertThat(help.terminate()).isZero();
    }
  }

  @Test
  void a_test_clock_is_announced_loudly_stands_still_and_goes_on_as_it_is_told() {
    String clock = shared.api() + "/v1/clock";
    assertThat(shared.said()).containsPattern("TEST CLOCK +2026-01-01T00:00:00Z");
    assertThat(shared.said())
        .containsPattern(
            "(?m)^\\{\"timestamp\":\"[0-9-]{10}T[0-9:]{8}\\.\\d{3}Z\",\"level\":\"WARN\","
                + "\"logger\":\"dev.coterie.Main\",\"thread\":\"main\","
                + "\"message\":\"A TEST CLOCK IS IN USE[^\"]*\"}$");
    assertThat(now(MainProcess.get(clock, KEY))).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(now(MainProcess.put(clock, KEY, "{\"now\":\"2026-02-01T00:00:00Z\"}")))
        .isEqualTo("2026-02-01T00:00:00Z");
    assertThat(now(MainProcess.get(clock, KEY))).isEqualTo("2026-02-01T00:00:00Z");
  }

  private static String now(Reply reply) {
    return reply.json().getString("now");
  }

  private MainProcess start(Map<String, String> settings, String... arguments) {
    return start(directory, settings, arguments);
  }

  private static MainProcess start(
      Path directory, Map<String, String> settings, String... arguments) {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("COTERIE_DATABASE_DIRECTORY", directory.toString());
    return new MainProcess(environment, arguments);
  }

  private static CompletableFuture<Reply> upload(MainProcess service, String csv) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.api() + "/v1/products/imports"))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(csv));
    return CompletableFuture.supplyAsync(() -> MainProcess.send(request));
  }

  /** Waits until the import's transaction is at work in the embedded server. */
  private void awaitStagedRows() throws IOException, SQLException {
    List<String> pidFile = Files.readAllLines(directory.resolve("postgres/postmaster.pid"));
    String password = Files.readString(directory.resolve("postgres.password")).strip();
    String uri =
        "postgresql://postgres:%s@127.0.0.1:%s/postgres".formatted(password, pidFile.get(3));
    try (var connection = new Sql(() -> uri).connection();
        var sql =
            connection.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE query LIKE '%INTO staged_products%' AND pid <> pg_backend_pid()")) {
      Eventually.sees(
          true,
          () -> {
            try (var rows = sql.executeQuery()) {
              return rows.next() && rows.getInt(1) > 0;
            } catch (SQLException cause) {
              throw new IllegalStateException(cause);
            }
          });
    }
  }
}
