package dev.coterie.history;

/** Does one request after the other. */
interface Client {
  /** Does the next; answers whether to go on. */
  boolean step();
}
