package dev.coterie.kernel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms that texts from outside may take. Lengths count UTF-16 units; no form admits control
 * characters or unpaired surrogates, which neither a page nor the database could hold.
 */
public enum TextForm {
  SKU(1, 64),
  CUSTOMER_CODE(1, 64),
  ORDER_ID(1, 64),
  GIFT_CODE(1, 40),
  GROUP_CODE(1, 64, "[A-Za-z0-9][A-Za-z0-9._-]*", "of letters, digits, '.', '_' and '-'"),
  USER_NAME(1, 100, "[A-Za-z0-9][A-Za-z0-9._@-]*", "of letters, digits, '.', '_', '@' and '-'"),
  PASSWORD(12, 200, ".*", "on one line"),
  ACTOR(
      5,
      210,
      "system|(user|key|customer):.+",
      "of the form user:NAME, key:NAME, customer:CODE, or system"),
  SHOP_SLUG(
      2,
      64,
      "[a-z0-9][a-z0-9-]*[a-z0-9]",
      "of lower-case letters, digits and '-', which does not begin or end with '-'"),
  TIER(1, 40, "[a-z0-9][a-z0-9-]*", "of lower-case letters, digits and '-'"),
  CATEGORY(1, 200),
  PAGE(1, 2000, "/.*", "that begins with /"),
  SIMULATION_ID(1, 64, "[A-Za-z0-9]+", "of letters and digits"),
  IMPORT_ID(1, 64, "[A-Za-z0-9]+", "of letters and digits"),
  NAME(1, 200, ".*\\S.*", "that is not blank"),
  PERSON(0, 200, ".*", "on one line"),
  NOTE(0, 500, ".*", "on one line"),
  REASON(1, 500, ".*\\S.*", "that is not blank"),
  QUERY(0, 200, ".*", "on one line"),
  EMAIL(3, 254, "[^\\s@,;<>\"]+@[^\\s@,;<>\"]+", "of the form name@host"),
  WEB_ADDRESS(8, 2000, "https?://\\S+", "that starts with http:// or https://"),
  IMAGE_ADDRESS(
      2,
      2000,
      "https?://\\S+|/[^\\s/\\\\]\\S*",
      "that starts with http:// or https://, or with one / as a path of this service"),
  /** The one form with line breaks and tabs. */
  DESCRIPTION(0, 10_000, "(?s).*", "without control characters") {
    @Override
    boolean admits(int codePoint) {
      return codePoint == '\n' || codePoint == '\r' || codePoint == '\t' || super.admits(codePoint);
    }
  };

  private final int shortest;
  private final int longest;
  private final @Nullable Pattern pattern;
  private final String hint;

  TextForm(int shortest, int longest, String pattern, String hint) {
    this.shortest = shortest;
    this.longest = longest;
    this.pattern = Pattern.compile(pattern);
    this.hint = hint;
  }

  /** Anything without spaces around it. */
  TextForm(int shortest, int longest) {
    this.shortest = shortest;
    this.longest = longest;
    this.pattern = null;
    this.hint = "without spaces around it";
  }

  /**
   * The text as it is.
   *
   * @throws InvalidValue if it is not of this form
   */
  public String check(String text) {
    if (text.length() < shortest || text.length() > longest) {
      throw new InvalidValue("must be " + shortest + " to " + longest + " characters long");
    }
    if (!admitsAll(text)) {
      throw new InvalidValue("must not contain control characters or broken Unicode");
    }
    if (!fits(text)) {
      throw new InvalidValue("must be a text " + hint);
    }
    return text;
  }

  /** Every price lookup comes by here, so the codes do without a regular expression. */
  private boolean fits(String text) {
    return pattern == null ? isTrimmed(text) : pattern.matcher(text).matches();
  }

  private static boolean isTrimmed(String text) {
    return !Character.isWhitespace(text.charAt(0))
        && !Character.isWhitespace(text.charAt(text.length() - 1));
  }

  private boolean admitsAll(String text) {
    for (int index = 0;
        index < text.length();
        index += Character.charCount(text.codePointAt(index))) {
      if (!admits(text.codePointAt(index))) {
        return false;
      }
    }
    return true;
  }

  boolean admits(int codePoint) {
    return !Character.isISOControl(codePoint)
        && codePoint != 0x2028
        && codePoint != 0x2029
        && Character.getType(codePoint) != Character.SURROGATE;
  }
}
