package dev.coterie.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** Where the service is to listen, and the keys of the settings that say so. */
public record ListenAddress(String hostKey, String host, String portKey, int port) {

  /**
   * Says so now if something else listens there, which would show late otherwise. Blocks.
   *
   * @throws InvalidConfig if it cannot be listened on
   */
  public void requireFree() {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException cause) {
      throw refusal(cause);
    }
  }

  /** A failure to listen there, in words of the settings; another failure as it is. */
  public Throwable explain(Throwable cause) {
    return cause instanceof SocketException
            || cause instanceof UnknownHostException
            || cause instanceof UnresolvedAddressException
        ? refusal(cause)
        : cause;
  }

  private InvalidConfig refusal(Throwable cause) {
    String why = String.valueOf(cause.getMessage());
    if (why.contains("in use")) {
      return refusal(
          portKey, port + " is in use; stop the program that listens there, or set another");
    }
    return why.contains("Permission denied")
        ? refusal(portKey, port + " is not for this user; set one above 1023")
        : refusal(hostKey, host + " is no address of this machine; set one that is");
  }

  private static InvalidConfig refusal(String key, String why) {
    return new InvalidConfig(key, why + ", by " + SettingsTree.variable(key) + " or in the file");
  }
}
