package dev.coterie.retention;

import dev.coterie.db.OldRows;
import java.time.Duration;

/** Rows, and for how long they are kept at least. */
public record KeptRows(OldRows rows, Duration age) {}
