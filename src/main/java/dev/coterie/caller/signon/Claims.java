package dev.coterie.caller.signon;

import dev.coterie.caller.user.UserRole;
import dev.coterie.config.OidcConfig;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.TextForm;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What the provider says of somebody.
 *
 * @param token the claims of an ID token that was found to be genuine
 */
record Claims(JsonObject token, OidcConfig config) {

  /** Whom it is about: the same for the same person, and for nobody else of any provider. */
  String identity() {
    return token.getString("iss") + " " + token.getString("sub");
  }

  /** The name of a new user; empty where there is none, or none of the form. */
  Optional<String> name() {
    try {
      return token.getValue(config.nameClaim()) instanceof String name
          ? Optional.of(TextForm.USER_NAME.check(name))
          : Optional.empty();
    } catch (InvalidValue otherForm) {
      return Optional.empty();
    }
  }

  /** The highest role that it gives; empty for none. */
  Optional<UserRole> role() {
    Object value = token.getValue(config.roleClaim());
    List<?> values = value instanceof JsonArray list ? list.getList() : List.of();
    return value instanceof String one ? role(List.of(one)) : role(values);
  }

  private Optional<UserRole> role(List<?> values) {
    if (config.administrators().stream().anyMatch(values::contains)) {
      return Optional.of(UserRole.ADMINISTRATOR);
    }
    if (config.editors().stream().anyMatch(values::contains)) {
      return Optional.of(UserRole.EDITOR);
    }
    return config.viewers().stream().anyMatch(values::contains)
        ? Optional.of(UserRole.VIEWER)
        : Optional.empty();
  }
}
