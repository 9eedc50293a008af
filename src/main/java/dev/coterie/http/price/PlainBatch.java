package dev.coterie.http.price;

import dev.coterie.http.JsonBytes;
import dev.coterie.http.price.PriceJson.Item;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body {@code {"customer":"CODE","items":[{"sku":"CODE","quantity":1},…]}}, as nearly every
 * storefront asks, read in one pass. Read only where codes are of visible ASCII characters without
 * escapes, which need no checking beyond their length, and where nothing more is asked: what is
 * unusual or wrong is left to {@link dev.coterie.json.Fields}, which names what is wrong.
 */
final class PlainBatch {
  private static final int MAX_CODE_LENGTH = 64;
  private static final int MAX_QUANTITY_DIGITS = 6;
  private static final byte[] CUSTOMER = JsonBytes.ascii("customer");
  private static final byte[] ITEMS = JsonBytes.ascii("items");
  private static final byte[] SKU = JsonBytes.ascii("sku");
  private static final byte[] QUANTITY = JsonBytes.ascii("quantity");

  /** As nearly every program writes it. */
  private static final byte[] SKU_WITHOUT_BLANKS = JsonBytes.ascii("{\"sku\":\"");

  private static final byte[] QUANTITY_WITHOUT_BLANKS = JsonBytes.ascii(",\"quantity\":");

  private final byte[] body;
  private final int maxItems;
  private final List<Item> items = new ArrayList<>();
  private int at;
  private @Nullable String customer;

  private PlainBatch(byte[] body, int maxItems) {
    this.body = body;
    this.maxItems = maxItems;
  }

  /** The question, null where the body is of another form. */
  static @Nullable PlainBatch of(Buffer body, int maxItems) {
    PlainBatch plain = new PlainBatch(body.getBytes(), maxItems);
    return plain.readsAll() ? plain : null;
  }

  /** Null where none is named. */
  @Nullable String customer() {
    return customer;
  }

  List<Item> items() {
    return items;
  }

  private boolean readsAll() {
    do {
      if (!next(at == 0 ? '{' : ',')) {
        return false;
      }
      if (customer == null && name(CUSTOMER)) {
        customer = next('"') ? code() : null;
        if (customer == null) {
          return false;
        }
      } else if (!items.isEmpty() || !name(ITEMS) || !readsItems()) {
        return false;
      }
    } while (!next('}'));
    skipBlanks();
    return at == body.length && !items.isEmpty();
  }

  private boolean readsItems() {
    if (!next('[')) {
      return false;
    }
    do {
      if (items.size() == maxItems || !readsItem()) {
        return false;
      }
    } while (next(','));
    return next(']');
  }

  private boolean readsItem() {
    String sku =
        passes(SKU_WITHOUT_BLANKS) || (next('{') && name(SKU) && next('"')) ? code() : null;
    if (sku == null) {
      return false;
    }
    int quantity = 1;
    if (passes(QUANTITY_WITHOUT_BLANKS)) {
      quantity = number();
    } else if (next(',')) {
      quantity = name(QUANTITY) ? number() : 0;
    }
    items.add(new Item(sku, quantity));
    return quantity > 0 && next('}');
  }

  /** Passes these bytes, if they come next. */
  private boolean passes(byte[] expected) {
    int end = at + expected.length;
    if (end > body.length || !Arrays.equals(body, at, end, expected, 0, expected.length)) {
      return false;
    }
    at = end;
    return true;
  }

  /** Passes a member's name, if it is this one, and the colon behind it. */
  private boolean name(byte[] name) {
    int before = at;
    if (next('"') && passes(name) && closesQuotes() && next(':')) {
      return true;
    }
    at = before;
    return false;
  }

  /** The code up to the quotation mark that ends it; null where it is of another form. */
  private @Nullable String code() {
    int begin = at;
    while (at < body.length && isPlain(body[at])) {
      at++;
    }
    int end = at;
    return closesQuotes() && end > begin && end - begin <= MAX_CODE_LENGTH
        ? new String(body, begin, end - begin, StandardCharsets.ISO_8859_1)
        : null;
  }

  private boolean closesQuotes() {
    if (at == body.length || body[at] != '"') {
      return false;
    }
    at++;
    return true;
  }

  /** A whole number from 1, or 0 where there is none or a long one. */
  private int number() {
    skipBlanks();
    int begin = at;
    int number = 0;
    while (at < body.length
        && body[at] >= '0'
        && body[at] <= '9'
        && at - begin < MAX_QUANTITY_DIGITS) {
      number = number * 10 + body[at] - '0';
      at++;
    }
    return begin == at || body[begin] == '0' ? 0 : number;
  }

  private boolean next(char wanted) {
    skipBlanks();
    if (at == body.length || body[at] != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void skipBlanks() {
    while (at < body.length
        && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t')) {
      at++;
    }
  }

  private static boolean isPlain(byte letter) {
    return letter > ' ' && letter <= '~' && letter != '"' && letter != '\\';
  }
}
