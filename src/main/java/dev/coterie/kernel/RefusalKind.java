package dev.coterie.kernel;

/** What a refusal says about the request. */
public enum RefusalKind {
  /** The input is wrong by itself, whatever the state. */
  INVALID,
  /** What the request names does not exist. */
  UNKNOWN,
  /** What the request names was there, and was deleted since. */
  GONE,
  /** The input is fine, the present state forbids it. */
  CONFLICT,
  /** Whoever asks may not. */
  FORBIDDEN
}
