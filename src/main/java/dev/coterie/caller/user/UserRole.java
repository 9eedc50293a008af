package dev.coterie.caller.user;

/** What a user may do; each role may do what those before it may. */
public enum UserRole {
  /** Changes nothing. */
  VIEWER,
  /** Changes groups, memberships, the catalogue and lists. */
  EDITOR,
  /** Changes users, keys and settings, too. */
  ADMINISTRATOR;

  /** Whether it may do what the other one may. */
  public boolean includes(UserRole other) {
    return compareTo(other) >= 0;
  }
}
