package dev.coterie.http.pages.user;

import dev.coterie.caller.user.User;
import dev.coterie.caller.user.UserRole;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.event.EventLine;
import dev.coterie.kernel.EnumNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user.
 *
 * @param change what the form of rights has
 * @param password what the form of a new password has
 * @param secret a password that was just made, null for none
 * @param lines what happened to the user last
 */
public record UserView(
    PageFrame frame,
    Notice notice,
    User user,
    TypedForm change,
    TypedForm password,
    @Nullable ShownSecret secret,
    List<EventLine> lines) {

  public List<UserRole> roles() {
    return UserForms.roles(hasShop());
  }

  /** Whether the user may run a shop, or does. */
  public boolean hasShop() {
    return frame.opensShops() || user.role() == UserRole.OWNER;
  }

  public boolean hasRole(UserRole role) {
    return change.typed("role").equals(EnumNames.of(role));
  }

  /** The page of the user, or what a form of it does. */
  public String address(String action) {
    Address page = UserForms.address(user.name());
    return action.isEmpty() ? page.text() : page.text() + "/" + action;
  }
}
