package dev.coterie.kernel;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes random secrets and the digests that are stored in their place. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

  private Secrets() {}

  public static String random(int letters) {
    StringBuilder secret = new StringBuilder(letters);
    for (int letter = 0; letter < letters; letter++) {
      secret.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return secret.toString();
  }

  public static byte[] bytes(int count) {
    byte[] secret = new byte[count];
    RANDOM.nextBytes(secret);
    return secret;
  }

  public static byte[] digest(String secret) {
    return Digests.sha256().digest(secret.getBytes(StandardCharsets.UTF_8));
  }

  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
