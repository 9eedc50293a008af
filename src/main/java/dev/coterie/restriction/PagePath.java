package dev.coterie.restriction;

import dev.coterie.kernel.InvalidValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Brings the path of a page into the one form in which rules are compared with it, so that no other
 * way to write it leads past a rule: without query and fragment, percent-encodings read, empty
 * segments and the last slash left out, {@code .} and {@code ..} resolved as RFC 3986 does.
 */
final class PagePath {
  private static final int MAX_LENGTH = 2_000;
  private static final int HEX = 16;

  private PagePath() {}

  /**
   * The form of a page's path: empty for the first page of the shop, else a slash and more.
   *
   * @throws InvalidValue if it is no path
   */
  static String of(String written) {
    if (!written.startsWith("/") || written.length() > MAX_LENGTH) {
      throw new InvalidValue("must begin with / and have at most " + MAX_LENGTH + " letters");
    }
    String path = decoded(withoutQuery(written));
    if (path.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidValue("must not contain control characters");
    }
    return isNormal(path) ? path : normal(path);
  }

  private static String withoutQuery(String written) {
    int end = 0;
    while (end < written.length() && written.charAt(end) != '?' && written.charAt(end) != '#') {
      end++;
    }
    return written.substring(0, end);
  }

  private static String decoded(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    byte[] encoded = path.getBytes(StandardCharsets.UTF_8);
    ByteBuffer decoded = ByteBuffer.allocate(encoded.length);
    for (int index = 0; index < encoded.length; index++) {
      if (encoded[index] == '%') {
        decoded.put(octet(encoded, index));
        index += 2;
      } else {
        decoded.put(encoded[index]);
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new InvalidValue("must be UTF-8 where it is percent-encoded");
    }
  }

  private static byte octet(byte[] encoded, int index) {
    int high = index + 2 < encoded.length ? Character.digit(encoded[index + 1], HEX) : -1;
    int low = high < 0 ? -1 : Character.digit(encoded[index + 2], HEX);
    if (low < 0) {
      throw new InvalidValue("must have two hexadecimal digits after each %");
    }
    return (byte) (high * HEX + low);
  }

  /** As nearly all are. */
  private static boolean isNormal(String path) {
    return !path.contains("//") && !path.contains("/.") && !path.endsWith("/");
  }

  private static String normal(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    StringBuilder normal = new StringBuilder();
    for (Iterator<String> each = segments.iterator(); each.hasNext(); ) {
      normal.append('/').append(each.next());
    }
    return normal.toString();
  }
}
