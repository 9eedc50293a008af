package dev.coterie.year.ledger;

import java.util.List;

/**
 * What a customer has left of a plan that is given up.
 *
 * @param running what is paid and runs or is to come, as it was granted
 * @param kept what is paused
 */
public record Rest(List<Period> running, List<Kept> kept, boolean cancelled) {

  public boolean isEmpty() {
    return running.isEmpty() && kept.isEmpty();
  }
}
