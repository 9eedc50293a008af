package dev.coterie.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A writer of JSON in UTF-8: of pieces that are JSON already, and of values. */
public final class JsonBytes {
  public static final byte[] NULL = ascii("null");

  private static final int MAX_NUMBER_LENGTH = 24;
  private static final int SECONDS_OF_DAY = 86_400;

  private static final long[] POWERS_OF_TEN = powersOfTen();

  /** The digits of 00 to 99. */
  private static final byte[] PAIRS = pairs();

  private byte[] bytes;
  private int length;

  public JsonBytes(int expected) {
    bytes = new byte[expected];
  }

  private static long[] powersOfTen() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int index = 1; index < powers.length; index++) {
      powers[index] = powers[index - 1] * 10;
    }
    return powers;
  }

  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int number = 0; number < 100; number++) {
      pairs[2 * number] = (byte) ('0' + number / 10);
      pairs[2 * number + 1] = (byte) ('0' + number % 10);
    }
    return pairs;
  }

  /** A piece of JSON, to be written again and again. */
  public static byte[] ascii(String json) {
    return json.getBytes(StandardCharsets.US_ASCII);
  }

  public JsonBytes raw(byte[] json) {
    ensure(json.length);
    System.arraycopy(json, 0, bytes, length, json.length);
    length += json.length;
    return this;
  }

  /** The value of a string, without its quotation marks. */
  @SuppressWarnings("deprecation") // the one way to copy a text of Latin letters as it is
  public JsonBytes inQuotes(String text) {
    if (!isPlain(text)) {
      return raw(JsonStringEncoder.getInstance().quoteAsUTF8(text));
    }
    ensure(text.length());
    text.getBytes(0, text.length(), bytes, length);
    length += text.length();
    return this;
  }

  public JsonBytes string(@Nullable String text) {
    return text == null ? raw(NULL) : character('"').inQuotes(text).character('"');
  }

  public JsonBytes character(char ascii) {
    ensure(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** A comma, unless an array has just begun. */
  public JsonBytes comma() {
    return bytes[length - 1] == '[' ? this : character(',');
  }

  /** A number of at least 0, shown with so many decimals. */
  public JsonBytes decimal(long number, int decimals) {
    ensure(MAX_NUMBER_LENGTH);
    int whole = Math.max(digits(number) - decimals, 1);
    if (decimals == 0) {
      digitsBefore(length + whole, number, whole);
      length += whole;
      return this;
    }
    int end = length + whole + 1 + decimals;
    long rest = digitsBefore(end, number, decimals);
    bytes[length + whole] = '.';
    digitsBefore(length + whole, rest, whole);
    length = end;
    return this;
  }

  /** Writes so many last digits of a number before the end; returns the number without them. */
  private long digitsBefore(int end, long number, int digits) {
    long rest = number;
    int begin = end - digits;
    int index = end;
    for (; index - begin >= 2; index -= 2) {
      long hundredth = rest / 100;
      int pair = (int) (rest - hundredth * 100) * 2;
      bytes[index - 1] = PAIRS[pair + 1];
      bytes[index - 2] = PAIRS[pair];
      rest = hundredth;
    }
    if (index > begin) {
      long tenth = rest / 10;
      bytes[index - 1] = (byte) ('0' + rest - tenth * 10);
      rest = tenth;
    }
    return rest;
  }

  /** An instant as RFC 3339 has it, in UTC; of the years 1970 to 9999. */
  public JsonBytes instant(@Nullable Instant instant) {
    if (instant == null) {
      return raw(NULL);
    }
    LocalDate day = LocalDate.ofEpochDay(instant.getEpochSecond() / SECONDS_OF_DAY);
    int second = (int) (instant.getEpochSecond() % SECONDS_OF_DAY);
    character('"').padded(day.getYear(), 4);
    character('-').padded(day.getMonthValue(), 2);
    character('-').padded(day.getDayOfMonth(), 2);
    character('T').padded(second / 3600, 2);
    character(':').padded(second / 60 % 60, 2);
    character(':').padded(second % 60, 2);
    return fraction(instant.getNano()).character('Z').character('"');
  }

  /** Of a second: none, or as many groups of three digits as it takes. */
  private JsonBytes fraction(int nanos) {
    if (nanos == 0) {
      return this;
    }
    character('.');
    if (nanos % 1_000_000 == 0) {
      return padded(nanos / 1_000_000, 3);
    }
    return nanos % 1_000 == 0 ? padded(nanos / 1_000, 6) : padded(nanos, 9);
  }

  private JsonBytes padded(int number, int digits) {
    ensure(digits);
    length += digits;
    digitsBefore(length, number, digits);
    return this;
  }

  /** Writes once more what was written from the start to the end. */
  public JsonBytes repeat(int start, int end) {
    ensure(end - start);
    System.arraycopy(bytes, start, bytes, length, end - start);
    length += end - start;
    return this;
  }

  public int length() {
    return length;
  }

  /** A copy of what was written. */
  public Buffer toBuffer() {
    return Buffer.buffer(length).appendBytes(bytes, 0, length);
  }

  /** Begins anew in the same memory, which need not be allocated and zeroed again. */
  public JsonBytes clear() {
    length = 0;
    return this;
  }

  private static boolean isPlain(String text) {
    for (int index = 0; index < text.length(); index++) {
      char letter = text.charAt(index);
      if (letter < ' ' || letter > '~' || letter == '"' || letter == '\\') {
        return false;
      }
    }
    return true;
  }

  /** How many digits a number has: by its bits, of which each digit takes 3.3. */
  private static int digits(long number) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(number | 1);
    int least = (bits * 1_233) >>> 12;
    return number >= POWERS_OF_TEN[least] ? least + 1 : Math.max(least, 1);
  }

  private void ensure(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
