package dev.coterie;

/** Wiring. */
public final class Main {
  private Main() {}
}
