package dev.coterie.caller.signon;

import dev.coterie.kernel.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * What ties a browser that comes back to the one that was sent: all that the protocol wants is made
 * of one secret, of which the provider sees digests only.
 */
record SignOnSecret(String text) {
  private static final int LETTERS = 43;

  static SignOnSecret random() {
    return new SignOnSecret(Secrets.random(LETTERS));
  }

  /** Comes back with the browser, and no other site can know it. */
  String state() {
    return made("state");
  }

  /** Comes back in the token, which therefore was made for this browser. */
  String nonce() {
    return made("nonce");
  }

  /** Is sent with the code, so that the code is of no use to who merely saw it. */
  String verifier() {
    return made("verifier");
  }

  /** The S256 challenge of the verifier. */
  String challenge() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.digest(verifier()));
  }

  boolean hasState(String other) {
    return MessageDigest.isEqual(
        state().getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private String made(String what) {
    return Secrets.hex(Secrets.digest(what + " " + text));
  }
}
