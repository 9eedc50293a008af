package dev.coterie.caller;

import dev.coterie.kernel.Actor;
import java.util.Set;

/** Who makes a request: the name and scopes of its key. */
public record Caller(String keyName, Set<Scope> scopes) {

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }

  /** How the caller stands in the history. */
  public Actor actor() {
    return Actor.key(keyName);
  }
}
