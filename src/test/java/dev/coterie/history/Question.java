package dev.coterie.history;

import java.util.List;
import java.util.Optional;

/**
 * What a reader asks, of one world.
 *
 * @param customer to price for; either this or the group
 * @param batch whether in one POST; otherwise it is one SKU
 */
record Question(
    World world,
    Optional<String> customer,
    Optional<String> group,
    List<String> skus,
    boolean batch) {

  static Question one(World world, String sku, Optional<String> customer, Optional<String> group) {
    return new Question(world, customer, group, List.of(sku), false);
  }

  static Question batch(World world, Optional<String> customer, Optional<String> group) {
    List<String> skus = world.products().keySet().stream().sorted().toList();
    return new Question(world, customer, group, skus, true);
  }

  /** Which kind of question it is. */
  String kind() {
    return (batch ? "batches" : "singles") + (customer.isPresent() ? " by customer" : " by group");
  }

  @Override
  public String toString() {
    return (batch ? "POST " : "GET ") + skus + " for " + customer.or(() -> group).orElse("a guest");
  }
}
