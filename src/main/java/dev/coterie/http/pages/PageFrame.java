package dev.coterie.http.pages;

import dev.coterie.caller.user.UserRole;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its own content.
 *
 * @param theme {@code light}, {@code dark}, or {@code auto} for the system's
 * @param path of the page
 * @param formToken which each form sends back
 * @param user who is logged in, null before that
 * @param role of that user
 */
public record PageFrame(
    Texts t,
    Assets assets,
    String theme,
    String path,
    String formToken,
    @Nullable String user,
    UserRole role) {

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

  /** Whether the page is this one or one below it. */
  public boolean isAt(String place) {
    return path.equals(place) || path.startsWith(place + "/");
  }

  public boolean edits() {
    return role.includes(UserRole.EDITOR);
  }
}
