package dev.coterie.config;

/** A part of the service that a process can run without the others. */
public enum Role {
  HTTP,
  MEMBERSHIP,
  PRICING,
  EXPIRY,
  DELIVERY,
  CONNECT
}
