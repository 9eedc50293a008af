package dev.coterie.http.pages;

import java.util.Locale;

/** The icons that pages show, named as in the kit that they come from. */
public enum Icon {
  ALERT_TRIANGLE,
  ARCHIVE,
  ARROW_BACK_UP,
  ARROWS_SORT,
  ARROW_DOWN,
  ARROW_UP,
  BUILDING_STORE,
  CIRCLE_CHECK,
  CIRCLE_X,
  CLOCK_PAUSE,
  COPY,
  DEVICE_FLOPPY,
  DISCOUNT,
  DOWNLOAD,
  HISTORY,
  FLASK,
  LANGUAGE,
  LAYOUT_DASHBOARD,
  LOCK,
  LOGIN,
  LOGOUT,
  MENU_2,
  MOON,
  PACKAGE,
  PENCIL,
  PENCIL_OFF,
  PHOTO,
  PHOTO_OFF,
  PLUG_CONNECTED,
  PLUS,
  RECEIPT,
  REFRESH,
  SEARCH,
  SETTINGS,
  SHOPPING_CART,
  SUN,
  TRASH,
  UPLOAD,
  USERS,
  USER_CIRCLE,
  WORLD_OFF,
  ZOOM_MONEY;

  /** The name of its file, and of its symbol in the sprite. */
  public String file() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
