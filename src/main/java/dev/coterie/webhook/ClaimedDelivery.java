package dev.coterie.webhook;

import java.time.Instant;

/**
 * A delivery that this process is to make.
 *
 * @param event its id
 * @param tries this one included
 * @param firstTry when it was tried first, since it was recorded or somebody had it sent again
 */
record ClaimedDelivery(long webhook, long event, int tries, Instant firstTry) {}
