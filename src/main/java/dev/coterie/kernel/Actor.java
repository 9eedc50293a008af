package dev.coterie.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Who does something, as the history keeps it.
 *
 * @param text {@code user:NAME}, {@code key:NAME}, {@code customer:CODE}, or {@code system} for
 *     what nobody asked for, such as the timer's work
 * @param claim of the request in which it is done; null where it cannot be repeated by a key
 */
public record Actor(String text, @Nullable Claim claim) {
  public static final Actor SYSTEM = new Actor("system", null);

  /** Somebody at the management pages, by the name to log in with. */
  public static Actor user(String name) {
    return new Actor("user:" + name, null);
  }

  /** A program, by the name of its API key. */
  public static Actor key(String name) {
    return new Actor("key:" + name, null);
  }

  /** The same, in a request that holds the claim, if it holds one. */
  public Actor holding(@Nullable Claim held) {
    return new Actor(text, held);
  }
}
