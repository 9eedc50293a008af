package dev.coterie.ledger;

import java.time.Instant;

/** Who changes the ledger, why and when. */
public record LedgerNote(String actor, String reason, Instant at) {}
