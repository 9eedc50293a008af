package dev.coterie.http.restriction;

import static dev.coterie.http.JsonBytes.ascii;

import dev.coterie.http.Answer;
import dev.coterie.http.JsonBytes;
import dev.coterie.restriction.Access;
import org.jspecify.annotations.Nullable;

/** Writes what a check of one page comes to, straight into bytes, as prices are written. */
final class AccessJson {
  private static final int USUAL_BYTES = 256;
  private static final byte[] CUSTOMER = ascii("{\"customer\":");
  private static final byte[] PAGE = ascii(",\"page\":");
  private static final byte[] ALLOWED = ascii(",\"allowed\":true,\"because\":");
  private static final byte[] REFUSED = ascii(",\"allowed\":false,\"because\":");
  private static final byte[] RULE = ascii(",\"rule\":");
  private static final byte[] GROUP = ascii(",\"group\":");
  private static final byte[] VALID_UNTIL = ascii(",\"validUntil\":");

  private AccessJson() {}

  static Answer answer(@Nullable String customer, String page, Access access) {
    return Answer.ok(
        new JsonBytes(USUAL_BYTES)
            .raw(CUSTOMER)
            .string(customer)
            .raw(PAGE)
            .string(page)
            .raw(access.allowed() ? ALLOWED : REFUSED)
            .string(access.because())
            .raw(RULE)
            .string(access.rule())
            .raw(GROUP)
            .string(access.group())
            .raw(VALID_UNTIL)
            .instant(access.validUntil())
            .character('}')
            .toBuffer());
  }
}
