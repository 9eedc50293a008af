package dev.coterie.config;

/**
 * What is logged, and how.
 *
 * @param level the least of which is logged
 */
public record LogConfig(LogFormat format, LogLevel level) {}
