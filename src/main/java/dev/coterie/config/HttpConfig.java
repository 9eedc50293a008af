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
    int maxLookups,
    int maxRequests,
    int maxStreams) {
  public HttpConfig {
    requirePort(port, "http.port");
    require(maxBodyBytes >= 1024, "http.maxBodyBytes", "must be at least 1024");
    require(maxImportBytes >= 1024, "http.maxImportBytes", "must be at least 1024");
    require(maxConnections >= 10, "http.maxConnections", "must be at least 10");
    require(idleSeconds >= 1, "http.idleSeconds", "must be at least 1");
    require(maxLookups >= 10, "http.maxLookups", "must be at least 10");
    require(maxRequests >= 10, "http.maxRequests", "must be at least 10");
    require(maxStreams >= 1, "http.maxStreams", "must be at least 1");
  }

  public ListenAddress address() {
    return new ListenAddress("http.host", host, "http.port", port);
  }
}
