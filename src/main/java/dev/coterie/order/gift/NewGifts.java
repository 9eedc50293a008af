package dev.coterie.order.gift;

import dev.coterie.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gifts of a line that was paid.
 *
 * @param days that each gives, null for ever
 * @param worths what was paid for each unit, which gets a code
 */
public record NewGifts(
    String order, String line, long groupId, @Nullable Integer days, List<Money> worths) {

  public NewGifts {
    worths = List.copyOf(worths);
  }
}
