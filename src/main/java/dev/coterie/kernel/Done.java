package dev.coterie.kernel;

/** The answer of a command that has nothing to show for itself. */
public record Done() {}
