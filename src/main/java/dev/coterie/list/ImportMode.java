package dev.coterie.list;

/** What a file of members means for a list. */
public enum ImportMode {
  /** The list becomes what the file has; whoever is not in it is removed. */
  REPLACE(true, true),
  /** Whoever is in the file and not in the list is added. */
  ADD(true, false),
  /** The same as {@link #ADD}: a list keeps nothing of a member that a file could change. */
  MERGE(true, false),
  /** Whoever is in the file is removed. */
  REMOVE(false, false);

  private final boolean adds;
  private final boolean removesOthers;

  ImportMode(boolean adds, boolean removesOthers) {
    this.adds = adds;
    this.removesOthers = removesOthers;
  }

  /** Whether whoever is in the file belongs into the list. */
  boolean adds() {
    return adds;
  }

  /** Whether whoever is not in the file is removed. */
  boolean removesOthers() {
    return removesOthers;
  }
}
