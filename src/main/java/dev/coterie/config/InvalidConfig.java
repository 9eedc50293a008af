package dev.coterie.config;

/** A setting that cannot be used; the message names its key and says what would be right. */
public final class InvalidConfig extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidConfig(String message) {
    super(message);
  }

  static void require(boolean holds, String key, String whatWouldBeRight) {
    if (!holds) {
      throw new InvalidConfig(key + " " + whatWouldBeRight);
    }
  }

  static void requirePort(int port, String key) {
    require(port >= 0 && port <= 65_535, key, "must be a port, 0 for any free one");
  }
}
