package dev.coterie.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the constants of enums are written outside Java: {@code NOT_LOWEST} is not-lowest. */
public final class EnumNames {
  private EnumNames() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As {@link #of}, null for none. */
  public static @Nullable String ofNullable(@Nullable Enum<?> constant) {
    return constant == null ? null : of(constant);
  }

  /** As {@link #read}, null for none. */
  public static <E extends Enum<E>> @Nullable E readNullable(
      @Nullable String name, Class<E> constants) {
    return name == null ? null : read(name, constants);
  }

  /**
   * The constant of a name.
   *
   * @throws InvalidValue if there is none; the message lists them all
   */
  public static <E extends Enum<E>> E read(String name, Class<E> constants) {
    return find(name, constants)
        .orElseThrow(() -> new InvalidValue("must be one of " + all(constants)));
  }

  /** The constant of a name; empty if there is none. */
  public static <E extends Enum<E>> Optional<E> find(String name, Class<E> constants) {
    return Arrays.stream(constants.getEnumConstants())
        .filter(constant -> of(constant).equals(name))
        .findFirst();
  }

  private static <E extends Enum<E>> String all(Class<E> constants) {
    return Arrays.stream(constants.getEnumConstants())
        .map(EnumNames::of)
        .collect(Collectors.joining(", "));
  }
}
