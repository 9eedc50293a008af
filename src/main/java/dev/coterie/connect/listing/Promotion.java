package dev.coterie.connect.listing;

import dev.coterie.kernel.Validity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a listing stands before those that are not promoted.
 *
 * @param position among the promoted ones, from 1
 * @param from null: at once
 * @param until null: for ever
 */
public record Promotion(int position, @Nullable Instant from, @Nullable Instant until) {

  /** Whether it counts at the instant. */
  public boolean contains(Instant at) {
    return new Validity(from == null ? Instant.MIN : from, until).contains(at);
  }
}
