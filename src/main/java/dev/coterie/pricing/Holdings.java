package dev.coterie.pricing;

import dev.coterie.kernel.Validity;
import java.util.List;

/** Which groups a customer held, holds and will hold, and when. */
public record Holdings(List<Holding> all) {
  /** Of a guest, and of a customer who was never in a group. */
  public static final Holdings NONE = new Holdings(List.of());

  public Holdings {
    all = List.copyOf(all);
  }

  /**
   * One group.
   *
   * @param validities in order, apart from each other: what adjoins is one
   */
  public record Holding(long groupId, List<Validity> validities) {
    public Holding {
      validities = List.copyOf(validities);
    }
  }
}
