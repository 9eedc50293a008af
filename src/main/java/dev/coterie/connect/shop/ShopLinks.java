package dev.coterie.connect.shop;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of signed links: until when, the customer's code, and an HMAC-SHA256 over both by the
 * shop's secret, so that nobody but the shop can say who somebody is. Pure.
 */
public final class ShopLinks {
  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final int RADIX = 36;
  private static final int PARTS = 3;
  private static final int LONGEST = 400;

  private ShopLinks() {}

  /**
   * The token of a customer.
   *
   * @param secret of the shop, in hexadecimal digits
   * @param until counted in whole seconds
   */
  public static String token(String secret, String customer, Instant until) {
    String claim =
        Long.toString(until.getEpochSecond(), RADIX)
            + "."
            + ENCODER.encodeToString(customer.getBytes(StandardCharsets.UTF_8));
    return claim + "." + ENCODER.encodeToString(signature(secret, claim));
  }

  /** The customer whom the token names, null where it is not the shop's, or over. */
  public static @Nullable String customer(String secret, String token, Instant now) {
    String[] parts = token.split("\\.", PARTS);
    if (token.length() > LONGEST || parts.length != PARTS) {
      return null;
    }
    try {
      String claim = parts[0] + "." + parts[1];
      boolean ours =
          MessageDigest.isEqual(signature(secret, claim), Base64.getUrlDecoder().decode(parts[2]));
      boolean counts = Long.parseLong(parts[0], RADIX) > now.getEpochSecond();
      return ours && counts
          ? new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
          : null;
    } catch (IllegalArgumentException forged) {
      return null;
    }
  }

  private static byte[] signature(String secret, String claim) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), ALGORITHM));
      return mac.doFinal(claim.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has " + ALGORITHM, missing);
    }
  }
}
