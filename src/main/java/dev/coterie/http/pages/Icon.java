package dev.coterie.http.pages;

import java.util.Locale;

/** The icons that pages show, named as in the kit that they come from. */
public enum Icon {
  ARCHIVE,
  CIRCLE_CHECK,
  CIRCLE_X,
  CLOCK_PAUSE,
  COPY,
  DEVICE_FLOPPY,
  DISCOUNT,
  HISTORY,
  LANGUAGE,
  LOGIN,
  LOGOUT,
  MENU_2,
  MOON,
  PENCIL,
  PENCIL_OFF,
  PLUS,
  SEARCH,
  SETTINGS,
  SUN,
  TRASH,
  USER_CIRCLE,
  USERS;

  /** The name of its file, and of its symbol in the sprite. */
  public String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
