package dev.coterie.caller;

import dev.coterie.kernel.Actor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a request: the name of its key, and what it opens.
 *
 * @param scopes those of the key, and those that they stand for
 * @param shop the id of the one shop that it may reach, null for any key but a shop's
 */
public record Caller(String keyName, Set<Scope> scopes, @Nullable Long shop) {

  public Caller {
    scopes = Scope.opened(scopes);
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }

  /** How the caller stands in the history. */
  public Actor actor() {
    return Actor.key(keyName);
  }
}
