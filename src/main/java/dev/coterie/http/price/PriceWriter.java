package dev.coterie.http.price;

import dev.coterie.http.JsonBytes;
import dev.coterie.pricing.PricingContract.PriceQuote;

/** Writes the prices of one answer, one after the other. */
interface PriceWriter {

  /** Writes one more, as a JSON object. */
  void write(JsonBytes json, PriceQuote quote, int quantity);
}
