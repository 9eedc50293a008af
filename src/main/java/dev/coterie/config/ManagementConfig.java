package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.requirePort;

public record ManagementConfig(String host, int port) {
  public ManagementConfig {
    requirePort(port, "management.port");
  }

  public ListenAddress address() {
    return new ListenAddress("management.host", host, "management.port", port);
  }
}
