package dev.coterie.connect.shop;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The addresses of shops. */
final class Slugs {
  /** Mean something else where shops have their addresses. */
  static final Set<String> RESERVED =
      Set.of(
          "admin", "api", "assets", "docs", "health", "mall", "metrics", "openapi", "shops",
          "store", "v1");

  private static final int MAX_BASE = 56;
  private static final int TRIES = 100;

  private Slugs() {}

  /** The addresses to try for a shop of the customer, the best first. */
  static List<String> of(String customer) {
    String base = base(customer);
    Stream<String> plain =
        base.length() < 2 || RESERVED.contains(base) ? Stream.of() : Stream.of(base);
    String stem = base.isEmpty() ? "shop" : base;
    return Stream.concat(plain, IntStream.rangeClosed(2, TRIES).mapToObj(n -> stem + "-" + n))
        .toList();
  }

  private static String base(String customer) {
    String plain =
        customer.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return plain.length() <= MAX_BASE ? plain : plain.substring(0, MAX_BASE).replaceAll("-$", "");
  }
}
