package dev.coterie.year.shop;

import java.util.ArrayList;
import java.util.List;

/** The money that moved. */
public record Books(List<Booking> charges, List<Booking> refunds) {

  Books() {
    this(new ArrayList<>(), new ArrayList<>());
  }
}
