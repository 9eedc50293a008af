package dev.coterie.http.server;

import dev.coterie.http.Answer;
import dev.coterie.http.Problem;
import java.util.regex.Pattern;

/**
 * Tells paths that a proxy in front may take for others than this service does, so that a rule of
 * the proxy would not hold for them: those with dots, nothing or a backslash between slashes.
 */
final class AmbiguousPath {
  private static final Pattern DOT = Pattern.compile("%2e", Pattern.CASE_INSENSITIVE);
  private static final Pattern SLASH = Pattern.compile("%2f|%5c", Pattern.CASE_INSENSITIVE);

  private AmbiguousPath() {}

  static boolean is(String path) {
    return path.contains("//") || path.indexOf('\\') >= 0 || hasDots(path);
  }

  private static boolean hasDots(String path) {
    String plain = path.indexOf('%') < 0 ? path : decoded(path);
    return plain.contains("/./")
        || plain.contains("/../")
        || plain.endsWith("/.")
        || plain.endsWith("/..");
  }

  private static String decoded(String path) {
    return SLASH.matcher(DOT.matcher(path).replaceAll(".")).replaceAll("/");
  }

  static Answer refusal() {
    return Answer.of(
        new Problem(
            400, "ambiguous-path", "the path must have no part that is empty, . or .., and no \\"));
  }
}
