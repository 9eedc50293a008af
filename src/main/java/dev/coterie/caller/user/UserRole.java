package dev.coterie.caller.user;

/** What a user may do; each role of the mall may do what those before it may. */
public enum UserRole {
  /** Runs one shop of a member, and sees nothing else. */
  OWNER,
  /** Changes nothing. */
  VIEWER,
  /** Changes groups, memberships, the catalogue and lists. */
  EDITOR,
  /** Changes users, keys and settings, too. */
  ADMINISTRATOR;

  /** Whether it may do what the other one may. */
  public boolean includes(UserRole other) {
    return other == OWNER ? this == OWNER : compareTo(other) >= 0;
  }
}
