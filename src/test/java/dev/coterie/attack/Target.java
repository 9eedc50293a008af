package dev.coterie.attack;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * The service that is attacked, which must be on this machine.
 *
 * @param pid of its process, 0 where it is not to be looked at
 */
record Target(int port, int managementPort, String key, long pid) {

  /** What the attacks are told by the environment. */
  static Target ofEnvironment() {
    return new Target(
        Integer.parseInt(setting("COTERIE_HTTP_PORT", "8080")),
        Integer.parseInt(setting("COTERIE_MANAGEMENT_PORT", "8081")),
        setting("COTERIE_API_KEY", ""),
        Long.parseLong(setting("COTERIE_PID", "0")));
  }

  private static String setting(String name, String otherwise) {
    return System.getenv().getOrDefault(name, otherwise);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** A request as bytes, whose body may be shorter than it says. */
  byte[] request(String methodAndPath, String headers, String body) {
    return """
        %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        %s\r
        \r
        %s"""
        .formatted(methodAndPath, key, headers, body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
