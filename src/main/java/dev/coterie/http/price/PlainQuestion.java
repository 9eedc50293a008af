package dev.coterie.http.price;

import dev.coterie.http.Unreserved;
import org.jspecify.annotations.Nullable;

/**
 * The target {@code SKU?customer=CODE} (or {@code ?group=CODE}, or without either), with {@code
 * fields=NAME,NAME} at its end or not, as nearly every storefront asks. Read only where both codes
 * are of unreserved characters, which need no decoding and no checking beyond their length; not of
 * one or two dots, which mean another path.
 *
 * @param customer null where none is named
 * @param group null where none is named
 */
record PlainQuestion(
    String sku, @Nullable String customer, @Nullable String group, PriceFields fields) {
  private static final int MAX_CODE_LENGTH = 64;
  private static final String CUSTOMER = "customer=";
  private static final String GROUP = "group=";
  private static final String FIELDS = PriceFields.PARAMETER + "=";

  /** The question, null where the target is of another form. */
  static @Nullable PlainQuestion of(String target) {
    int names = target.lastIndexOf(FIELDS);
    if (names <= 0) {
      return of(target, PriceFields.ALL);
    }
    boolean first = target.indexOf('?') == names - 1;
    boolean later = target.lastIndexOf('?', names) >= 0 && target.charAt(names - 1) == '&';
    PriceFields fields = PriceFields.known(target.substring(names + FIELDS.length()));
    return fields == null || !(first || later) ? null : of(target.substring(0, names - 1), fields);
  }

  private static @Nullable PlainQuestion of(String target, PriceFields fields) {
    int mark = target.indexOf('?');
    String sku = mark < 0 ? target : target.substring(0, mark);
    if (!isCode(sku, 0, sku.length()) || sku.equals(".") || sku.equals("..")) {
      return null;
    }
    if (mark < 0) {
      return new PlainQuestion(sku, null, null, fields);
    }
    String customer = code(target, mark + 1, CUSTOMER);
    if (customer != null) {
      return new PlainQuestion(sku, customer, null, fields);
    }
    String group = code(target, mark + 1, GROUP);
    return group == null ? null : new PlainQuestion(sku, null, group, fields);
  }

  private static @Nullable String code(String target, int start, String name) {
    int begin = start + name.length();
    return target.startsWith(name, start) && isCode(target, begin, target.length())
        ? target.substring(begin)
        : null;
  }

  private static boolean isCode(String target, int begin, int end) {
    for (int index = begin; index < end; index++) {
      if (!Unreserved.is(target.charAt(index))) {
        return false;
      }
    }
    return end > begin && end - begin <= MAX_CODE_LENGTH;
  }
}
