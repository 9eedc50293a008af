package dev.coterie.http.pages;

import dev.coterie.caller.user.UserRole;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its own content.
 *
 * @param time how instants are written
 * @param images whose images it may show
 * @param theme {@code light}, {@code dark}, or {@code auto} for the system's
 * @param path of the page
 * @param formToken which each form sends back
 * @param user who is logged in, null before that
 * @param role of that user
 * @param seesCost whether that user may see what products cost the shop
 * @param opensShops whether memberships can open shops
 */
public record PageFrame(
    Texts t,
    Moments time,
    Assets assets,
    ImageHosts images,
    String theme,
    String path,
    String formToken,
    @Nullable String user,
    UserRole role,
    boolean seesCost,
    boolean opensShops) {

  /** The theme as the style sheet knows it; the first script settles {@code auto}. */
  public String firstTheme() {
    return theme.equals("dark") ? "dark" : "light";
  }

  public String otherTheme() {
    return theme.equals("dark") ? "light" : "dark";
  }

  public String otherLanguage() {
    return t.language().equals("de") ? "en" : "de";
  }

  /** Where the user may go. */
  public List<Place> places() {
    return Arrays.stream(Place.values()).filter(this::offers).toList();
  }

  public boolean offers(Place place) {
    return place.isFor(role) && (opensShops || !place.isOfShops());
  }

  public boolean isAt(Place place) {
    return place.contains(path);
  }

  public boolean edits() {
    return role.includes(UserRole.EDITOR);
  }

  public boolean administers() {
    return role.includes(UserRole.ADMINISTRATOR);
  }
}
