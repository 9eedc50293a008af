package dev.coterie.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
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
    assertThat(config.management().port()).isEqualTo(8081);
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

  @Test
  void an_unknown_key_is_named() throws IOException {
    Path file = Files.writeString(directory.resolve("wrong.yaml"), "http: {prot: 1}\n");

    assertThatThrownBy(() -> ConfigLoader.load(Map.of("COTERIE_CONFIG", file.toString())))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("http.prot");
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
    "COTERIE_HTTP_PORT,eighty,http.port",
    "COTERIE_SHOP_ZONE,Mars/Base,shop.zone",
    "COTERIE_SHOP_CURRENCY,EURO,shop.currency",
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
    "COTERIE_MAIL_TLS,perhaps,mail.tls",
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
