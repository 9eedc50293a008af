package dev.coterie.kernel;

/**
 * Carries a refusal out of a transaction so that it rolls back. It becomes a {@link Result} at the
 * transaction's edge and goes no further.
 */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.detail(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
