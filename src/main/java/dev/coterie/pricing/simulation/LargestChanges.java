package dev.coterie.pricing.simulation;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The ten largest of any number of changes, of which it holds no more; by SKU between equals. */
final class LargestChanges {
  private static final int SHOWN = 10;

  private final Comparator<PriceChange> order;
  private final PriorityQueue<PriceChange> largest;

  /** The largest by this measure. */
  LargestChanges(Comparator<PriceChange> measure) {
    order = measure.reversed().thenComparing(PriceChange::sku);
    largest = new PriorityQueue<>(SHOWN + 1, order.reversed());
  }

  void add(PriceChange change) {
    largest.add(change);
    if (largest.size() > SHOWN) {
      largest.remove();
    }
  }

  List<ProductChange> all() {
    return largest.stream().sorted(order).map(PriceChange::product).toList();
  }
}
