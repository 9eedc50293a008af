package dev.coterie.http.pages;

/**
 * What a page says first: of what was just done, or why it was not.
 *
 * @param text empty for nothing
 */
public record Notice(Kind kind, String text) {
  public static final Notice NONE = new Notice(Kind.DONE, "");

  public enum Kind {
    DONE,
    WRONG
  }

  public static Notice done(String text) {
    return new Notice(Kind.DONE, text);
  }

  public static Notice wrong(String text) {
    return new Notice(Kind.WRONG, text);
  }

  public boolean isThere() {
    return !text.isEmpty();
  }

  public boolean isWrong() {
    return kind == Kind.WRONG;
  }
}
