package dev.coterie.kernel;

/** The direction in which a list is read by the numbers of its rows. */
public enum Sequence {
  OLDEST_FIRST(">", "ASC"),
  NEWEST_FIRST("<", "DESC");

  private final String beyond;
  private final String direction;

  Sequence(String beyond, String direction) {
    this.beyond = beyond;
    this.direction = direction;
  }

  /** SQL in this direction: {@code %1$s} compares a number with the cursor, {@code %2$s} sorts. */
  public String sql(String pattern) {
    return pattern.formatted(beyond, direction);
  }

  /** The number that comes before the page. */
  public long cursor(PageRequest page) {
    return this == NEWEST_FIRST && page.after().isEmpty() ? Long.MAX_VALUE : page.afterNumber();
  }
}
