package dev.coterie.caller.user;

import dev.coterie.kernel.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may enter the management pages.
 *
 * @param name unique, to log in with
 * @param seesCost whether supplier prices and margins show
 * @param disabled whether the user is kept out
 * @param signsOn whether the user comes in by single sign-on
 * @param shop the slug of the shop that an owner runs, null for all other roles
 */
public record User(
    String name,
    UserRole role,
    boolean seesCost,
    boolean disabled,
    boolean signsOn,
    @Nullable String shop,
    Instant createdAt) {

  /** How the user stands in the history. */
  public Actor actor() {
    return Actor.user(name);
  }
}
