package dev.coterie.config;

/** How a line of the log looks. */
public enum LogFormat {
  /** As text on a terminal, as JSON elsewhere. */
  AUTO,
  TEXT,
  JSON
}
