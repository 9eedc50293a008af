package dev.coterie.webhook;

import dev.coterie.kernel.Secrets;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What signs for a webhook, as Standard Webhooks has it.
 *
 * @param text {@code whsec_} and the key in Base64
 */
record WebhookSecret(String text) {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  static WebhookSecret random() {
    return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(Secrets.bytes(BYTES)));
  }

  /**
   * The signature of a message, as its header has it.
   *
   * @param seconds of the Unix time at which it is sent
   */
  String sign(String id, long seconds, Buffer body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key(), ALGORITHM));
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private byte[] key() {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
