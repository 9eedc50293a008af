package dev.coterie.http.pages;

import java.util.Locale;

/** The icons that pages show, named as in the kit that they come from. */
public enum Icon {
  ARCHIVE,
  CIRCLE_CHECK,
  CIRCLE_X,
  CLOCK_PAUSE,
  DEVICE_FLOPPY,
  DISCOUNT,
  DOWNLOAD,
  FLASK,
  LANGUAGE,
  LOGOUT,
  MENU_2,
  MOON,
  PACKAGE,
  PENCIL,
  PENCIL_OFF,
  PLUS,
  SEARCH,
  SUN,
  TRASH,
  UPLOAD,
  ZOOM_MONEY;

  /** The name of its file, and of its symbol in the sprite. */
  public String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
