package dev.coterie.pricing;

/** A SKU that no product has, which is worth knowing too: it is asked for again. */
final class UnknownSku extends SkuEntry {
  UnknownSku(String sku) {
    super(sku);
  }
}
