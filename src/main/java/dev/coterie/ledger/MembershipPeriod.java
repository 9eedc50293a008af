package dev.coterie.ledger;

import dev.coterie.kernel.Validity;
import dev.coterie.ledger.tier.LedgerPeriod;
import dev.coterie.ledger.tier.Source;
import org.jspecify.annotations.Nullable;

/**
 * One period that was granted.
 *
 * @param order the order that gave it, null where none did
 * @param actor who did, as {@code key:NAME}
 * @param reason why, may be empty
 */
public record MembershipPeriod(
    Validity during, Source source, @Nullable String order, String actor, String reason)
    implements LedgerPeriod {}
