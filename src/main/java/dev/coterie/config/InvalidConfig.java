package dev.coterie.config;

import java.util.List;

/** Settings that cannot be used; each sentence names a key and says what would be right. */
public final class InvalidConfig extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String whatWouldBeRight;

  public InvalidConfig(String key, String whatWouldBeRight) {
    super(key + " " + whatWouldBeRight);
    this.key = key;
    this.whatWouldBeRight = whatWouldBeRight;
  }

  /** All that is wrong, a sentence a line. */
  InvalidConfig(List<String> sentences) {
    super(String.join("\n", sentences));
    this.key = "";
    this.whatWouldBeRight = "";
  }

  String key() {
    return key;
  }

  String whatWouldBeRight() {
    return whatWouldBeRight;
  }

  static void require(boolean holds, String key, String whatWouldBeRight) {
    if (!holds) {
      throw new InvalidConfig(key, whatWouldBeRight);
    }
  }

  static void requirePort(int port, String key) {
    require(port >= 0 && port <= 65_535, key, "must be a port up to 65535, 0 for any free one");
  }
}
