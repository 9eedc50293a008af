package dev.coterie.http.pages.catalog;

import dev.coterie.http.pages.Visit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The addresses of a product's images in the rows of a form, whose buttons move, add and remove
 * them before anything is saved.
 *
 * @param focus the value of the button to go on with, {@link #NEW} for the field of another
 *     address, empty for neither
 */
record ImageRows(List<String> addresses, String focus) {
  static final String NEW = "new";

  private static final String FIELD = "image";
  private static final String BUTTON = "image-act";
  private static final Pattern ACT = Pattern.compile("(up|down|remove)\\.(\\d{1,4})");

  /** The rows that a form sent, after the button that sent it. */
  static ImageRows sent(Visit visit) {
    List<String> sent = visit.form().getAll(FIELD).stream().map(String::strip).toList();
    Matcher act = ACT.matcher(visit.field(BUTTON));
    if (act.matches() && Integer.parseInt(act.group(2)) < sent.size()) {
      return after(new ArrayList<>(sent), act.group(1), Integer.parseInt(act.group(2)));
    }
    return new ImageRows(sent, isMeant(visit) ? NEW : "");
  }

  /** Whether a form was sent by the button that takes the images that are stored by now. */
  static boolean takesStored(Visit visit) {
    return visit.field(BUTTON).equals("take");
  }

  /** Whether a form was sent by a button that changes rows. */
  static boolean isMeant(Visit visit) {
    return !visit.field(BUTTON).isEmpty();
  }

  private static ImageRows after(List<String> rows, String act, int at) {
    if (act.equals("remove")) {
      rows.remove(at);
      return new ImageRows(rows, "remove." + Math.max(0, at - 1));
    }
    int to = Math.max(0, Math.min(rows.size() - 1, act.equals("up") ? at - 1 : at + 1));
    Collections.swap(rows, at, to);
    return new ImageRows(rows, (to == 0 ? "down." : "up.") + to);
  }

  /** One address a line. */
  String text() {
    return addresses.stream()
        .filter(address -> !address.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
