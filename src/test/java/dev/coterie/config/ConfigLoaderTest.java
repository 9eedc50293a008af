package dev.coterie.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
  @TempDir Path directory;

  @Test
  void the_shipped_file_holds_every_key_with_its_default() {
    Config config = ConfigLoader.load(Map.of());

    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.management()).isEqualTo(new ManagementConfig("127.0.0.1", 8081));
    assertThat(config.log()).isEqualTo(new LogConfig(LogFormat.AUTO, LogLevel.INFO));
    assertThat(config.database().uri()).isNull();
    assertThat(config.roles()).containsExactlyInAnyOrder(Role.values());
  }

  @Test
  void the_environment_overrides_the_file_and_the_file_the_defaults() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("shop.yaml"), "shop: {zone: Europe/Berlin}\nhttp: {port: 1234}\n");
    Config config =
        ConfigLoader.load(
            Map.of(
                "COTERIE_CONFIG", file.toString(),
                "COTERIE_HTTP_PORT", "4321",
                "COTERIE_HTTP_MAX_BODY_BYTES", "2048",
                "COTERIE_ROLES", "membership, expiry"));

    assertThat(config.shop().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(config.http().port()).isEqualTo(4321);
    assertThat(config.http().maxBodyBytes()).isEqualTo(2048);
    assertThat(config.roles()).containsExactlyInAnyOrder(Role.MEMBERSHIP, Role.EXPIRY);
  }

  @Test
  void each_setting_says_where_it_comes_from() throws IOException {
    Path file = Files.writeString(directory.resolve("shop.yaml"), "shop: {zone: Europe/Berlin}\n");
    List<Setting> settings =
        ConfigLoader.load(
                Map.of("COTERIE_CONFIG", file.toString(), "COTERIE_ROLES", "membership,expiry"))
            .settings();

    assertThat(settings)
        .contains(
            new Setting("shop.zone", "Europe/Berlin", SettingSource.FILE, file.toString()),
            new Setting("shop.currency", "USD", SettingSource.DEFAULT, ""),
            new Setting("roles", "membership, expiry", SettingSource.ENVIRONMENT, "COTERIE_ROLES"),
            new Setting("cluster.members", "", SettingSource.DEFAULT, ""));
    assertThat(settings.get(0).key()).isEqualTo("roles");
  }

  @Test
  void no_setting_shows_a_secret() {
    List<Setting> settings =
        ConfigLoader.load(
                Map.of(
                    "COTERIE_ADMIN_PASSWORD", "hush-hush-hush",
                    "COTERIE_API_KEY", "hush-hush-hush-hush",
                    "COTERIE_MAIL_USER", "shop",
                    "COTERIE_MAIL_PASSWORD", "hush",
                    "COTERIE_DATABASE_URI",
                        "postgresql://me:hush@hush@db:5432/shop?a=1&password=hush&sslmode=require"))
            .settings();

    assertThat(settings).noneMatch(setting -> setting.toString().contains("hush"));
    assertThat(settings)
        .filteredOn(setting -> setting.key().equals("database.uri"))
        .extracting(Setting::value)
        .containsExactly(
            "postgresql://me:••••••••@db:5432/shop?a=1&password=••••••••&sslmode=require");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http: {prot: 1} | http.prot (FILE) is not a setting; did you mean http.port?",
        "clock: {zone: UTC} | clock.zone (FILE) is not a setting; known here: settable",
        "htpp: {port: 1} | htpp (FILE) is not a setting; did you mean http?",
        "http: 8080 | http (FILE) must be a section with settings: host, port",
        "http: {port: eighty} | http.port (FILE) must be a whole number, not eighty",
        "http: {port: 80.5} | http.port (FILE) must be a whole number, not 80.5",
        "http: {port: 99999999999} | http.port (FILE) must be a whole number up to 2147483647",
        "http: {host: [a]} | http.host (FILE) must be one text",
        "http: {host: } | http.host (FILE) must have a value",
        "connect: {enabled: 1} | connect.enabled (FILE) must be true or false, not 1",
        "log: {format: xml} | log.format (FILE) must be one of auto, text, json, not xml",
        "mail: {tls: 1} | mail.tls (FILE) must be one of starttls, tls, none, not 1",
        "roles: http | roles (FILE) must be a list of http, membership, pricing",
        "cluster: {members: a} | cluster.members (FILE) must be a list, such as [one, two], not a",
        "shop: {zone: Mars} | shop.zone (FILE) must be a time zone such as Europe/Berlin, not Mars",
        "shop: {currency: EURO} | must be an ISO 4217 currency code such as EUR, not EURO",
        "- http | FILE must hold sections with settings: roles, http",
        "http: {port: 1 | FILE, line 1: a bracket is not closed",
        "http: {port: '1 | FILE, line 1: a quote is not closed",
        "http: port: 1 | FILE, line 1: a colon too many",
        "http: {port: 1, port: 2} | FILE, line 1: this key has been there before",
      })
  void a_mistake_in_the_file_is_told_in_plain_words(String text, String words) throws IOException {
    Path file = Files.writeString(directory.resolve("wrong.yaml"), text);

    assertThatThrownBy(() -> ConfigLoader.load(Map.of("COTERIE_CONFIG", file.toString())))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining(words.replace("FILE", file.toString()));
  }

  @Test
  void a_tab_in_the_file_is_told_with_its_line_but_nothing_of_the_line_which_may_be_secret()
      throws IOException {
    Path file =
        Files.writeString(directory.resolve("tab.yaml"), "admin:\n\tpassword: hush-hush-hush\n");

    assertThatThrownBy(() -> ConfigLoader.load(Map.of("COTERIE_CONFIG", file.toString())))
        .hasMessage(file + ", line 2: a tab stands where YAML takes spaces only");
  }

  @Test
  void an_empty_file_and_a_section_or_a_list_without_a_value_change_nothing() throws IOException {
    for (String text : List.of("", "# http:\n", "http:\n  # port: 1\n", "cluster: {members: }")) {
      Path file = Files.writeString(directory.resolve("empty.yaml"), text);

      Config config = ConfigLoader.load(Map.of("COTERIE_CONFIG", file.toString()));

      assertThat(config.http().port()).isEqualTo(8080);
      assertThat(config.cluster().members()).isEmpty();
    }
  }

  @Test
  void all_that_is_wrong_is_told_at_once() {
    Map<String, String> environment =
        Map.of(
            "COTERIE_HTTP_PROT", "1",
            "COTERIE_SHOP_ZONE", "Mars",
            "COTERIE_API_KEY", "short",
            "COTERIE_CLUSTER_MEMBERS", "");

    assertThatThrownBy(() -> ConfigLoader.load(environment))
        .hasMessage(
            """
            COTERIE_HTTP_PROT is not a setting; did you mean COTERIE_HTTP_PORT?
            shop.zone (COTERIE_SHOP_ZONE) must be a time zone such as Europe/Berlin, not Mars
            api.key (COTERIE_API_KEY) must be 16 to 200 visible ASCII characters""");
  }

  @Test
  void a_test_clock_must_be_allowed() {
    assertThatThrownBy(ConfigLoader.load(Map.of()).clock()::requireSettable)
        .hasMessage("clock.settable must be true for the option --clock, a test clock");
  }

  @Test
  void a_variable_that_is_near_none_leads_to_the_list_of_all() {
    assertThatThrownBy(() -> ConfigLoader.load(Map.of("COTERIE_WHATEVER", "1")))
        .hasMessage("COTERIE_WHATEVER is not a setting; --help lists them all");
  }

  @Test
  void the_links_of_services_that_kubernetes_sets_are_none() {
    Map<String, String> links =
        Map.of(
            "COTERIE_SERVICE_HOST", "10.0.0.11",
            "COTERIE_SERVICE_PORT", "8080",
            "COTERIE_SERVICE_PORT_MANAGEMENT", "8081",
            "COTERIE_PORT", "tcp://10.0.0.11:8080",
            "COTERIE_PORT_8080_TCP", "tcp://10.0.0.11:8080",
            "COTERIE_PORT_8080_TCP_ADDR", "10.0.0.11",
            "COTERIE_HTTP_SERVICE_HOST", "10.0.0.12",
            "COTERIE_HTTP_SERVICE_PORT", "80",
            "COTERIE_HTTP_PORT", "tcp://10.0.0.12:80");
    assertThat(ConfigLoader.load(links).http().port()).isEqualTo(8080);

    Map<String, String> set = new HashMap<>(links);
    set.put("COTERIE_HTTP_PORT", "4321");
    assertThat(ConfigLoader.load(set).http().port()).isEqualTo(4321);

    assertThatThrownBy(() -> ConfigLoader.load(Map.of("COTERIE_PORT", "tcp://10.0.0.11:8080")))
        .hasMessageStartingWith("COTERIE_PORT is not a setting");
  }

  @Test
  void a_sender_of_mails_is_an_address_with_or_without_a_name_and_no_header() {
    for (String from : List.of("shop@shop.example", "Lampenladen Köln <shop@shop.example>")) {
      assertThat(mailFrom(from).mail().from()).isEqualTo(from);
    }
    for (String from : List.of("shop", "Shop <shop@a>\r\nBcc: b@b", "a@a, b@b", "<a@a> b@b")) {
      assertThatThrownBy(() -> mailFrom(from)).hasMessageContaining("mail.from");
    }
  }

  private static Config mailFrom(String from) {
    return ConfigLoader.load(
        Map.of("COTERIE_MAIL_HOST", "mail.example", "COTERIE_MAIL_FROM", from));
  }

  @ParameterizedTest
  @CsvSource({
    "COTERIE_HTTP_PORT,70000,http.port",
    "COTERIE_SHOP_CURRENCY,XAU,shop.currency",
    "COTERIE_DATABASE_URI,mysql://x,database.uri",
    "COTERIE_ROLES,http,roles",
    "COTERIE_ROLES,cook,roles",
    "COTERIE_ADMIN_PASSWORD,short,admin.password",
    "COTERIE_API_KEY,short,api.key",
    "COTERIE_PAGES_IMAGE_HOSTS,https://images.example,pages.imageHosts",
    "COTERIE_PAGES_IMAGE_HOSTS,images.example; script-src *,pages.imageHosts",
    "COTERIE_PAGES_IMAGE_HOSTS,*.example,pages.imageHosts",
    "COTERIE_HTTP_PORT,'',http.port",
    "COTERIE_MAIL_HOST,mail.example,mail.from",
    "COTERIE_MAIL_USER,shop,mail.password",
    "COTERIE_MAIL_LANGUAGE,English,mail.language",
    "COTERIE_MAIL_PER_SECOND,0,mail.perSecond",
    "COTERIE_WEBHOOK_TIMEOUT_SECONDS,0,webhook.timeoutSeconds",
    "COTERIE_WEBHOOK_AT_ONCE,1000,webhook.atOnce",
  })
  void an_unfit_value_is_named_by_its_key(String variable, String value, String key) {
    assertThatThrownBy(() -> ConfigLoader.load(Map.of(variable, value)))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining(key);
  }
}
