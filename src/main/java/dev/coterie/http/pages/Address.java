package dev.coterie.http.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address of a page with its parameters; those that are empty are left out. */
public record Address(String text) {

  /** A path, each part of which may be anything. */
  public static Address of(String place, String... parts) {
    return new Address(place).below(parts);
  }

  /** Where customers see the shop of a member. */
  public static Address ofShop(String slug) {
    return of("/shops", slug);
  }

  /** A path further down, each part of which may be anything. */
  public Address below(String... parts) {
    StringBuilder path = new StringBuilder(text);
    for (String part : parts) {
      path.append('/').append(encoded(part));
    }
    return new Address(path.toString());
  }

  public Address with(String name, String value) {
    return value.isEmpty()
        ? this
        : new Address(text + (text.contains("?") ? "&" : "?") + name + "=" + encoded(value));
  }

  /** Another place with the same parameters. */
  public Address at(String place) {
    int query = text.indexOf('?');
    return new Address(query < 0 ? place : place + text.substring(query));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text;
  }
}
