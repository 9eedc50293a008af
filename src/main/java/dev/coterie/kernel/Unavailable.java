package dev.coterie.kernel;

import java.io.IOException;

/** Something that is needed is known to be unavailable for now; that was logged when it went. */
public final class Unavailable extends IOException {
  private static final long serialVersionUID = 1;

  public Unavailable(String what) {
    super(what + " is unavailable");
  }

  /** Thrown by the thousand while it lasts, so it costs no stack trace. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
