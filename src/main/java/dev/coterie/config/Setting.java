package dev.coterie.config;

import java.util.Set;

/**
 * One setting as this process has it.
 *
 * @param key such as {@code http.port}
 * @param value as text, empty where there is none; of a secret only that there is one
 * @param source where the value comes from
 * @param name of the file or the environment's variable, empty for a default
 */
public record Setting(String key, String value, SettingSource source, String name) {
  private static final String MASK = "••••••••";
  private static final Set<String> SECRETS =
      Set.of("admin.password", "api.key", "oidc.clientSecret", "mail.password");
  private static final Set<String> ADDRESSES = Set.of("database.uri");

  /** The setting, with whatever is secret in its value masked. */
  static Setting masked(String key, String value, SettingSource source, String name) {
    return new Setting(key, mask(key, value), source, name);
  }

  private static String mask(String key, String value) {
    if (value.isEmpty()) {
      return value;
    }
    if (SECRETS.contains(key)) {
      return MASK;
    }
    return ADDRESSES.contains(key)
        ? value
            .replaceFirst("(//[^/@:]*:).*@", "$1" + MASK + "@")
            .replaceAll("(?i)(password=)[^&]*", "$1" + MASK)
        : value;
  }

  /** The first part of the key. */
  public String section() {
    int dot = key.indexOf('.');
    return dot < 0 ? "" : key.substring(0, dot);
  }
}
