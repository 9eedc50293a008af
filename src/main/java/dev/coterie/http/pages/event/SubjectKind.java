package dev.coterie.http.pages.event;

import dev.coterie.event.EventType;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Place;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an event may be about, and where the pages show it. */
public enum SubjectKind {
  CUSTOMER(Place.CUSTOMERS),
  GROUP(Place.DISCOUNT_GROUPS),
  PRODUCT(Place.CATALOGUE),
  ORDER(Place.ORDERS),
  USER(null),
  KEY(null),
  SHOP(Place.SHOPS);

  private final @Nullable Place place;

  SubjectKind(@Nullable Place place) {
    this.place = place;
  }

  /** What events of the type are about as a rule; empty for what pages do not show. */
  static Optional<SubjectKind> of(String type) {
    return switch (type.substring(0, Math.max(0, type.indexOf('.')))) {
      case "customer", "membership", "charge", "refund", "credit", "order", "mail" ->
          Optional.of(CUSTOMER);
      case "group" -> Optional.of(GROUP);
      case "product", "price" -> Optional.of(PRODUCT);
      case "user" -> Optional.of(USER);
      case "key" -> Optional.of(KEY);
      case "shop", "listing" -> Optional.of(SHOP);
      default -> Optional.empty();
    };
  }

  /** The texts of all types that are about it. */
  Set<String> types() {
    return Arrays.stream(EventType.values())
        .map(EventType::text)
        .filter(type -> of(type).filter(this::equals).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Where the one of the code is shown; null where it has no page of its own. */
  @Nullable Address page(String code) {
    return place == null ? null : Address.of(place.path(), code);
  }
}
