package dev.coterie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coterie.testing.Eventually;
import dev.coterie.testing.MainProcess;
import dev.coterie.testing.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as its users start, stop and kill it, on its embedded PostgreSQL. */
class MainTest {
  private static final String KEY = "key-for-main-0123456789";
  private static final Pattern CURL =
      Pattern.compile("curl -H 'Authorization: Bearer (\\S+)' '(\\S+)'");

  @TempDir Path directory;

  @Test
  void the_demo_prints_a_curl_line_that_answers_with_a_group_price_and_its_data_last() {
    String key;
    try (MainProcess first = start(Map.of(), "--demo")) {
      assertThat(first.said()).containsPattern("Administrator +admin \\S{20}");
      Matcher curl = CURL.matcher(first.said());
      assertThat(curl.find()).isTrue();
      key = curl.group(1);
      Reply price = MainProcess.get(curl.group(2), key);
      assertThat(price.json().getString("group")).isEqualTo("gold");
      assertThat(price.json().getString("price")).isEqualTo("17.01");
      assertThat(first.terminate()).isEqualTo(143);
    }
    try (MainProcess second = start(Map.of(), "--demo")) {
      assertThat(second.said()).contains("not shown again").doesNotContain(key);
      Reply price = MainProcess.get(second.api() + "/v1/prices/TEA-DARJEELING?customer=ada", key);
      assertThat(price.json().getString("price")).isEqualTo("17.01");
    }
  }

  @Test
  void killed_in_the_middle_of_an_import_it_comes_back_with_the_catalogue_as_it_was()
      throws IOException, SQLException {
    Map<String, String> withKey = Map.of("COTERIE_API_KEY", KEY);
    MainProcess first = start(withKey);
    upload(first, "sku,name,list_price,supplier_price,currency\nKEPT,Kept,1.00,,USD\n").join();
    StringBuilder large = new StringBuilder("sku,name,list_price,supplier_price,currency\n");
    for (int row = 0; row < 400_000; row++) {
      large.append("L").append(row).append(",Lost,2.00,,USD\n");
    }
    large.append("KEPT,Changed,2.00,,USD\n");
    CompletableFuture<Reply> importing = upload(first, large.toString());
    awaitStagedRows();

    first.kill();

    assertThat(importing.handle((reply, cut) -> cut != null).join()).isTrue();
    assertThat(first.said()).contains("not shown again").doesNotContain(KEY);
    try (MainProcess second = start(withKey)) {
      Reply products = MainProcess.get(second.api() + "/v1/products", KEY);
      assertThat(products.items()).hasSize(1);
      assertThat(products.items().getJsonObject(0).getString("name")).isEqualTo("Kept");
    }
  }

  @Test
  void what_was_answered_with_a_2xx_outlives_the_kill_of_service_and_database() throws IOException {
    Map<String, String> withKey = Map.of("COTERIE_API_KEY", KEY);
    MainProcess first = start(withKey);
    Reply made = upload(first, "sku,name,list_price,supplier_price,currency\nA,A,1,,USD\n").join();
    killDatabase();
    first.kill();

    assertThat(made.status()).isEqualTo(200);
    try (MainProcess second = start(withKey)) {
      assertThat(MainProcess.get(second.api() + "/v1/products/A", KEY).status()).isEqualTo(200);
    }
  }

  @Test
  void a_pid_file_that_names_another_living_process_does_not_keep_it_from_starting()
      throws IOException {
    try (MainProcess first = start(Map.of())) {
      assertThat(first.terminate()).isEqualTo(143);
    }
    Files.write(
        directory.resolve("postgres/postmaster.pid"),
        List.of(Long.toString(ProcessHandle.current().pid()), "", "0", "1", "", "localhost"));

    try (MainProcess second = start(Map.of())) {
      assertThat(second.said()).contains("Coterie is ready");
    }
  }

  private void killDatabase() throws IOException {
    String pid = Files.readAllLines(directory.resolve("postgres/postmaster.pid")).get(0).trim();
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
    postmaster.destroyForcibly();
  }

  @Test
  void a_second_process_is_kept_off_the_data_of_the_first() {
    try (MainProcess first = start(Map.of());
        MainProcess second = start(Map.of())) {
      assertThat(second.said()).contains("another Coterie uses database.directory");
      assertThat(second.terminate()).isEqualTo(1);
      assertThat(MainProcess.get(first.api() + "/openapi.yaml", KEY).status()).isEqualTo(200);
    }
  }

  @Test
  void an_unusable_setting_or_argument_ends_it_with_a_word_why() {
    try (MainProcess wrongSetting = start(Map.of("COTERIE_SHOP_ZONE", "Mars"));
        MainProcess wrongArgument = start(Map.of(), "--dmeo")) {
      assertThat(wrongSetting.said()).contains("shop.zone");
      assertThat(wrongSetting.terminate()).isEqualTo(1);
      assertThat(wrongArgument.said()).contains("usage:");
      assertThat(wrongArgument.terminate()).isEqualTo(1);
    }
  }

  @Test
  void a_test_clock_is_announced_loudly_stands_still_and_goes_on_as_it_is_told() {
    Map<String, String> settable = Map.of("COTERIE_CLOCK_SETTABLE", "true", "COTERIE_API_KEY", KEY);
    try (MainProcess service = start(settable, "--clock=2026-01-01T00:00:00Z")) {
      String clock = service.api() + "/v1/clock";
      assertThat(service.said()).containsPattern("TEST CLOCK +2026-01-01T00:00:00Z");
      assertThat(now(MainProcess.get(clock, KEY))).isEqualTo("2026-01-01T00:00:00Z");
      assertThat(now(MainProcess.put(clock, KEY, "{\"now\":\"2026-02-01T00:00:00Z\"}")))
          .isEqualTo("2026-02-01T00:00:00Z");
      assertThat(now(MainProcess.get(clock, KEY))).isEqualTo("2026-02-01T00:00:00Z");
    }
  }

  private static String now(Reply reply) {
    return reply.json().getString("now");
  }

  @Test
  void a_test_clock_must_be_allowed_and_be_an_instant() {
    Map<String, String> settable = Map.of("COTERIE_CLOCK_SETTABLE", "true");
    try (MainProcess notAllowed = start(Map.of(), "--clock=2026-01-01T00:00:00Z");
        MainProcess noInstant = start(settable, "--clock=noon")) {
      assertThat(notAllowed.said()).contains("clock.settable must be true for the option --clock");
      assertThat(notAllowed.terminate()).isEqualTo(1);
      assertThat(noInstant.said()).contains("--clock= must be an RFC 3339 instant");
      assertThat(noInstant.terminate()).isEqualTo(1);
    }
  }

  @Test
  void without_the_option_there_is_no_clock_to_set() {
    Map<String, String> settable = Map.of("COTERIE_CLOCK_SETTABLE", "true", "COTERIE_API_KEY", KEY);
    try (MainProcess service = start(settable)) {
      Reply reply = MainProcess.get(service.api() + "/v1/clock", KEY);
      assertThat(service.said()).doesNotContain("CLOCK");
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.code()).isEqualTo("unknown-path");
    }
  }

  @Test
  void without_the_role_http_it_answers_management_only() {
    try (MainProcess background = start(Map.of("COTERIE_ROLES", "membership,expiry"))) {
      assertThat(background.said()).contains("Management").contains("without the role http");
    }
  }

  private MainProcess start(Map<String, String> settings, String... arguments) {
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
    String uri = "jdbc:postgresql://localhost:" + pidFile.get(3) + "/postgres";
    try (var connection = DriverManager.getConnection(uri, "postgres", null);
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
