package dev.coterie.http.restriction;

import static dev.coterie.http.JsonBytes.ascii;

import dev.coterie.http.Answer;
import dev.coterie.http.JsonBytes;
import dev.coterie.restriction.Access;
import io.vertx.core.json.JsonArray;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what checks of pages come to, straight into bytes, as prices are written. */
final class AccessJson {
  private static final int USUAL_BYTES = 256;
  private static final byte[] CUSTOMER = ascii("{\"customer\":");
  private static final byte[] PAGE = ascii("\"page\":");
  private static final byte[] ALLOWED = ascii(",\"allowed\":true,\"because\":");
  private static final byte[] REFUSED = ascii(",\"allowed\":false,\"because\":");
  private static final byte[] RULE = ascii(",\"rule\":");
  private static final byte[] GROUP = ascii(",\"group\":");
  private static final byte[] VALID_UNTIL = ascii(",\"validUntil\":");
  private static final byte[] PAGES = ascii(",\"pages\":[");
  private static final byte[] PRODUCTS = ascii("],\"products\":");

  private AccessJson() {}

  static Answer one(@Nullable String customer, String page, Access access) {
    JsonBytes json = new JsonBytes(USUAL_BYTES).raw(CUSTOMER).string(customer).character(',');
    return Answer.ok(access(json, page, access).character('}').toBuffer());
  }

  /** All pages in the order of the question, and what is known of products. */
  static Answer batch(
      @Nullable String customer, List<String> pages, List<Access> access, JsonArray products) {
    JsonBytes json = new JsonBytes((pages.size() + 1) * USUAL_BYTES);
    json.raw(CUSTOMER).string(customer).raw(PAGES);
    for (int index = 0; index < pages.size(); index++) {
      access(json.comma().character('{'), pages.get(index), access.get(index)).character('}');
    }
    return Answer.ok(
        json.raw(PRODUCTS).raw(products.toBuffer().getBytes()).character('}').toBuffer());
  }

  private static JsonBytes access(JsonBytes json, String page, Access access) {
    return json.raw(PAGE)
        .string(page)
        .raw(access.allowed() ? ALLOWED : REFUSED)
        .string(access.because())
        .raw(RULE)
        .string(access.rule())
        .raw(GROUP)
        .string(access.group())
        .raw(VALID_UNTIL)
        .instant(access.validUntil());
  }
}
