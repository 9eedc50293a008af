package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;
import static dev.coterie.config.InvalidConfig.requirePort;

public record HttpConfig(
    String host,
    int port,
    int maxBodyBytes,
    long maxImportBytes,
    int maxConnections,
    int idleSeconds,
    int headerSeconds,
    int bodySeconds,
    int bodyBytesPerSecond,
    int unreadSeconds,
    int maxUnfinishedBytes,
    int maxUnreadBytes,
    int maxLookups,
    int maxRequests,
    int maxUploads,
    int maxStreams) {
  private static final int MIN_HELD_BYTES = 1_048_576;

  public HttpConfig {
    requirePort(port, "http.port");
    require(maxBodyBytes >= 1024, "http.maxBodyBytes", "must be at least 1024");
    require(maxImportBytes >= 1024, "http.maxImportBytes", "must be at least 1024");
    require(maxConnections >= 10, "http.maxConnections", "must be at least 10");
    require(idleSeconds >= 1, "http.idleSeconds", "must be at least 1");
    require(headerSeconds >= 1, "http.headerSeconds", "must be at least 1");
    require(bodySeconds >= 1, "http.bodySeconds", "must be at least 1");
    require(bodyBytesPerSecond >= 1, "http.bodyBytesPerSecond", "must be at least 1");
    require(unreadSeconds >= 1, "http.unreadSeconds", "must be at least 1");
    require(
        maxUnfinishedBytes >= MIN_HELD_BYTES,
        "http.maxUnfinishedBytes",
        "must be at least " + MIN_HELD_BYTES);
    require(
        maxUnreadBytes >= MIN_HELD_BYTES,
        "http.maxUnreadBytes",
        "must be at least " + MIN_HELD_BYTES);
    require(maxLookups >= 10, "http.maxLookups", "must be at least 10");
    require(maxRequests >= 10, "http.maxRequests", "must be at least 10");
    require(maxUploads >= 1, "http.maxUploads", "must be at least 1");
    require(maxStreams >= 1, "http.maxStreams", "must be at least 1");
  }

  public ListenAddress address() {
    return new ListenAddress("http.host", host, "http.port", port);
  }
}
