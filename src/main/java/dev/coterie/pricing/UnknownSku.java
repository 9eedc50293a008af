package dev.coterie.pricing;

/** A SKU that no product has, which is worth knowing too: it is asked for again. */
public final class UnknownSku extends SkuEntry {
  public UnknownSku(String sku) {
    super(sku);
  }
}
