package dev.coterie.kernel;

/** Ends a process that has run out of memory, which would go on half alive otherwise. */
public final class OutOfMemory {
  private static final int EXIT_CODE = 3;

  private OutOfMemory() {}

  /**
   * Ends the process if this is why something failed. The memory of connections does not count
   * here, which comes free with them.
   */
  public static void endIf(Throwable cause) {
    if (cause.getClass() == OutOfMemoryError.class) {
      end("out of memory: " + cause.getMessage());
    }
  }

  /** Ends the process at once, since an orderly stop would need memory. */
  public static void end(String lastLine) {
    System.err.println(lastLine + "; the process ends, to be started again");
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
