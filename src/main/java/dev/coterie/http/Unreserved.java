package dev.coterie.http;

/** The characters that stand for themselves wherever in an address they are, as RFC 3986 has it. */
public final class Unreserved {
  private Unreserved() {}

  public static boolean is(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || letter == '-'
        || letter == '_'
        || letter == '.'
        || letter == '~';
  }
}
