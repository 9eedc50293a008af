package dev.coterie.history;

/**
 * What the history says about an answer.
 *
 * @param lag how much older than the request it was at least, in nanoseconds; of one that is late
 */
record Verdict(Kind kind, long lag) {
  enum Kind {
    /** It was right at one instant of the request. */
    CURRENT,
    /** It was right at one instant before the request, within the lag. */
    LATE,
    /** Each of its parts was right at an instant within lag and request, but never all at once. */
    MIXED,
    /** Nothing explains it. */
    UNEXPLAINED
  }

  @Override
  public String toString() {
    return kind == Kind.LATE ? "late by " + Millis.of(lag) + " ms" : kind.toString();
  }
}
