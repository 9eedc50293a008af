package dev.coterie.http.pages.user;

import dev.coterie.caller.Scope;
import dev.coterie.caller.user.UserRole;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the forms of users and keys have in common. */
final class UserForms {
  private UserForms() {}

  /** The role that a form chose; rejects the field where it chose none. */
  static UserRole role(TypedForm form, Texts t) {
    try {
      return EnumNames.read(form.typed("role"), UserRole.class);
    } catch (InvalidValue wrong) {
      form.reject("role", t.say("users.wrongRole"));
      return UserRole.VIEWER;
    }
  }

  /** The roles to choose from: owners there are only where memberships can open shops. */
  static List<UserRole> roles(boolean opensShops) {
    return Arrays.stream(UserRole.values())
        .filter(role -> opensShops || role != UserRole.OWNER)
        .toList();
  }

  /** The address of the shop that an owner runs; null where none was typed. */
  static @Nullable String shop(TypedForm form) {
    String shop = form.typed("shop").strip();
    return shop.isEmpty() ? null : shop;
  }

  /** Whether the box was ticked that an action which cannot be undone asks for. */
  static boolean isConfirmed(Visit visit) {
    return visit.field("confirm").equals("yes");
  }

  static Notice refused(Visit visit, Refusal refusal) {
    return Notice.wrong(
        visit.texts().sayOr("refused." + refusal.code(), visit.texts().answer(refusal)));
  }

  static ShownSecret shown(Visit visit, String user, NewPassword password) {
    Texts t = visit.texts();
    return new ShownSecret(
        t.say("users.passwordOf", user), password.text(), t.say("users.password.hint"));
  }

  /** What a key of these scopes opens, in words. */
  static String opened(Texts t, Set<Scope> scopes) {
    return scopes.contains(Scope.ADMIN)
        ? t.name("scope", Scope.ADMIN)
        : scopes.stream()
            .sorted()
            .map(scope -> t.name("scope", scope))
            .collect(Collectors.joining(", "));
  }

  /** The page of a user, or of all where the name is empty. */
  static Address address(String name) {
    return name.isEmpty() ? Address.of(UsersPage.PATH) : Address.of(UsersPage.PATH, name);
  }
}
