package dev.coterie.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A certificate of this machine's, which nobody trusts who is not told to. */
public final class Certificate {
  public static final String PASSWORD = "changeit";

  private Certificate() {}

  /** Makes one for the name {@code localhost} alone; answers the key store. */
  public static Path ofLocalhost(Path directory) throws IOException, InterruptedException {
    Path store = directory.resolve("localhost.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            "localhost",
            "-keyalg",
            "RSA",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new AssertionError("keytool ended with " + status);
    }
    return store;
  }

  /** The options by which a JVM trusts it. */
  public static String trusted(Path store) {
    return "-Djavax.net.ssl.trustStore="
        + store
        + " -Djavax.net.ssl.trustStorePassword="
        + PASSWORD;
  }
}
