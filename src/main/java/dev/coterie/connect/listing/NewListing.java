package dev.coterie.connect.listing;

/** A product that is to be listed, and whether the mall's minimum lifts its price. */
record NewListing(String sku, boolean lifted) {}
