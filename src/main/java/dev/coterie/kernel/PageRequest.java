package dev.coterie.kernel;

/**
 * Which page of a list is asked for.
 *
 * @param after the key of the last row that was seen, empty for the first page
 * @param limit how many rows at most, 1 to {@value #MAX}
 */
public record PageRequest(String after, int limit) {
  public static final int USUAL = 50;
  public static final int MAX = 500;

  /** The key as a number, of a list whose keys are numbers; 0 for the first page. */
  public long afterNumber() {
    return after.isEmpty() ? 0 : Long.parseLong(after);
  }

  public PageRequest {
    if (limit < 1 || limit > MAX) {
      throw new InvalidValue("must be a whole number from 1 to " + MAX);
    }
  }
}
