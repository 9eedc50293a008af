package dev.coterie.http.pages.user;

import dev.coterie.caller.CallerContract.ApiKey;
import dev.coterie.caller.Scope;
import dev.coterie.caller.user.User;
import dev.coterie.caller.user.UserContract.UserColumn;
import dev.coterie.caller.user.UserRole;
import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.ShownSecret;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.TypedForm;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The users, and the API keys.
 *
 * @param after the cursor of this page of users, empty for the first one
 * @param next the cursor of the next one, null for none
 * @param secret what was just made, null for nothing
 */
public record UsersView(
    PageFrame frame,
    Notice notice,
    List<User> users,
    SortedList<UserColumn> list,
    String after,
    @Nullable String next,
    List<ApiKey> keys,
    TypedForm newUser,
    TypedForm newKey,
    @Nullable ShownSecret secret) {

  public UsersView {
    keys = keys.stream().sorted(Comparator.comparing(ApiKey::name)).toList();
  }

  public Address page(User user) {
    return Address.of(UsersPage.PATH, user.name());
  }

  public List<UserRole> roles() {
    return UserForms.roles(frame.opensShops());
  }

  public List<Scope> scopes() {
    return Scope.OF_MALL.stream().sorted().toList();
  }

  /** What a key opens, in words. */
  public String opens(ApiKey key) {
    return UserForms.opened(frame.t(), key.scopes());
  }
}
