package dev.coterie.http.pages;

/**
 * The login.
 *
 * @param name that was typed
 * @param to the page that was wanted, empty for the first one
 * @param signsOn whether single sign-on is another way in
 */
public record LoginView(PageFrame frame, Notice notice, String name, String to, boolean signsOn) {

  /** Where single sign-on begins. */
  public Address signOn() {
    return Address.of(SignOnPages.PATH).with("to", to);
  }
}
