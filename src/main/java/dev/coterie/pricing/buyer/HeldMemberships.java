package dev.coterie.pricing.buyer;

import dev.coterie.kernel.Validity;
import java.util.List;

/** Which groups a customer held, holds and will hold, and when. */
public record HeldMemberships(List<HeldMembership> all) {
  /** Of a guest, and of a customer who was never in a group. */
  public static final HeldMemberships NONE = new HeldMemberships(List.of());

  public HeldMemberships {
    all = List.copyOf(all);
  }

  /**
   * One group.
   *
   * @param validities in order, apart from each other: what adjoins is one
   */
  public record HeldMembership(long groupId, List<Validity> validities) {
    public HeldMembership {
      validities = List.copyOf(validities);
    }
  }
}
