package dev.coterie.http.pages.event;

/** What the page of events is sorted by. */
public enum EventColumn {
  TIME
}
