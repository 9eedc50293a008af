package dev.coterie.kernel;

/** A value from outside that cannot be taken; the message says what would be right. */
public final class InvalidValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidValue(String whatWouldBeRight) {
    super(whatWouldBeRight);
  }

  /** What would be right, as a phrase that follows the field's name ("must be …"). */
  public String whatWouldBeRight() {
    return String.valueOf(getMessage());
  }
}
