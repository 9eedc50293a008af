package dev.coterie.webhook;

/** How far an event has come on its way to a webhook. */
public enum DeliveryStatus {
  /** It is due, waits for those of its subject before it, or will be tried again. */
  WAITING,
  /** A process is talking to the receiver, or died while it did. */
  SENDING,
  /** The receiver said that it has it. */
  DELIVERED,
  /** It was not delivered, and is not tried again by itself. */
  FAILED
}
