package dev.coterie.http.pages.user;

import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.Secrets;
import dev.coterie.kernel.TextForm;

/**
 * A password that a form sets: typed twice, or made at random.
 *
 * @param isMade whether it was made, so that it has to be shown once
 */
record NewPassword(String text, boolean isMade) {
  static final String PASSWORD = "password";
  static final String AGAIN = "again";
  static final String MAKE = "make";

  private static final int LETTERS = 20;

  /** Reads it, and rejects the fields that are wrong. */
  static NewPassword of(TypedForm form, Texts t) {
    if (form.isTicked(MAKE)) {
      return new NewPassword(Secrets.random(LETTERS), true);
    }
    String typed = form.typed(PASSWORD);
    try {
      TextForm.PASSWORD.check(typed);
    } catch (InvalidValue wrong) {
      form.reject(PASSWORD, t.say("users.wrongPassword"));
    }
    if (!typed.equals(form.typed(AGAIN))) {
      form.reject(AGAIN, t.say("users.wrongAgain"));
    }
    return new NewPassword(typed, false);
  }
}
