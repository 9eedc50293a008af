package dev.coterie.http.server;

import dev.coterie.config.HttpConfig;

/**
 * How many seconds a client may take.
 *
 * @param headerSeconds from the first byte of a request to its last header
 * @param leastBodySeconds for a body, however short it is
 * @param bodyBytesPerSecond for so many bytes of it a body may take a second more
 * @param unreadSeconds for reading what is more than its turn
 * @param idleSeconds without a request
 */
record Deadlines(
    int headerSeconds,
    int leastBodySeconds,
    int bodyBytesPerSecond,
    int unreadSeconds,
    int idleSeconds) {

  static Deadlines of(HttpConfig http) {
    return new Deadlines(
        http.headerSeconds(),
        http.bodySeconds(),
        http.bodyBytesPerSecond(),
        http.unreadSeconds(),
        http.idleSeconds());
  }

  /** For a body of which so many bytes have come. */
  long bodySeconds(long bytes) {
    return leastBodySeconds + bytes / bodyBytesPerSecond;
  }
}
