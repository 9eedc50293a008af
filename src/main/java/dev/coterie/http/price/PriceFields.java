package dev.coterie.http.price;

import dev.coterie.kernel.InvalidValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of prices an answer is to show.
 *
 * @param shown beside the SKUs, in the order of an answer
 */
record PriceFields(Set<PriceField> shown) {
  static final String PARAMETER = "fields";
  static final PriceFields ALL = new PriceFields(EnumSet.allOf(PriceField.class));

  private static final String SKU = "sku";
  private static final Map<String, PriceField> BY_NAME =
      Arrays.stream(PriceField.values())
          .collect(Collectors.toUnmodifiableMap(PriceField::text, Function.identity()));
  private static final String WHAT_IS_RIGHT =
      Arrays.stream(PriceField.values())
          .map(PriceField::text)
          .collect(Collectors.joining(", ", "must be some of sku, ", ", with commas between"));

  PriceFields {
    shown =
        Collections.unmodifiableSet(
            shown.isEmpty() ? EnumSet.noneOf(PriceField.class) : EnumSet.copyOf(shown));
  }

  /**
   * Those of a list of names, with commas between.
   *
   * @throws InvalidValue if one of them is no field, or there is none
   */
  static PriceFields of(String names) {
    PriceFields fields = known(names);
    if (fields == null) {
      throw new InvalidValue(WHAT_IS_RIGHT);
    }
    return fields;
  }

  /** As {@link #of}, all where there is no list. */
  static PriceFields orAll(@Nullable PriceFields fields) {
    return fields == null ? ALL : fields;
  }

  /** As {@link #of}, null where it throws. */
  static @Nullable PriceFields known(String names) {
    EnumSet<PriceField> shown = EnumSet.noneOf(PriceField.class);
    for (String name : names.split(",", -1)) {
      PriceField field = BY_NAME.get(name);
      if (field != null) {
        shown.add(field);
      } else if (!name.equals(SKU)) {
        return null;
      }
    }
    return new PriceFields(shown);
  }

  /** Whether no list of fields was given, or one of all. */
  boolean areAll() {
    return shown.size() == PriceField.values().length;
  }
}
