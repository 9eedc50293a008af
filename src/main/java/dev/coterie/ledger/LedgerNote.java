package dev.coterie.ledger;

import java.time.Instant;

/** Why the ledger is changed, and when. */
public record LedgerNote(String reason, Instant at) {}
