package dev.coterie.caller.user;

import dev.coterie.kernel.Actor;
import java.time.Instant;

/**
 * Somebody who may enter the management pages.
 *
 * @param name unique, to log in with
 * @param seesCost whether supplier prices and margins show
 * @param disabled whether the user is kept out
 * @param signsOn whether the user comes in by single sign-on
 */
public record User(
    String name,
    UserRole role,
    boolean seesCost,
    boolean disabled,
    boolean signsOn,
    Instant createdAt) {

  /** How the user stands in the history. */
  public Actor actor() {
    return Actor.user(name);
  }
}
