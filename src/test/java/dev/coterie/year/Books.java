package dev.coterie.year;

import java.util.ArrayList;
import java.util.List;

/** The money that moved. */
record Books(List<Booking> charges, List<Booking> refunds) {

  Books() {
    this(new ArrayList<>(), new ArrayList<>());
  }
}
