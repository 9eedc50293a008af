package dev.coterie.restriction;

import dev.coterie.kernel.InvalidValue;
import java.util.List;

/**
 * Which groups and lists may enter a page.
 *
 * @param path of one page; or of all that begin with it where it ends with {@code *}, among which
 *     {@code /trade/*} has {@code /trade} too
 * @param groups their codes; those that are deleted are left out, and admit nobody any more
 */
public record PageRule(String path, List<String> groups) {
  private static final String REST = "*";

  public PageRule {
    groups = List.copyOf(groups);
  }

  /**
   * A path in the form that rules have.
   *
   * @throws InvalidValue if it is no path of a rule
   */
  public static String path(String written) {
    boolean hasRest = written.endsWith(REST);
    String begin = hasRest ? written.substring(0, written.length() - 1) : written;
    if (begin.contains(REST)) {
      throw new InvalidValue("may have a * at its end only");
    }
    String path = PagePath.of(begin);
    if (!hasRest) {
      return path.isEmpty() ? "/" : path;
    }
    return path + (begin.endsWith("/") ? "/" : "") + REST;
  }
}
