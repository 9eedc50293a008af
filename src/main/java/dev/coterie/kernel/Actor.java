package dev.coterie.kernel;

/**
 * Who does something, as the history keeps it.
 *
 * @param text {@code user:NAME}, {@code key:NAME}, {@code customer:CODE}, or {@code system} for
 *     what nobody asked for, such as the timer's work
 */
public record Actor(String text) {
  public static final Actor SYSTEM = new Actor("system");

  /** Somebody at the management pages, by the name to log in with. */
  public static Actor user(String name) {
    return new Actor("user:" + name);
  }

  /** A program, by the name of its API key. */
  public static Actor key(String name) {
    return new Actor("key:" + name);
  }
}
