package dev.coterie.http.pages.promotion;

import dev.coterie.http.pages.Visit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The order of promoted listings as a form has it, whose buttons move, add and remove them before
 * anything is saved.
 *
 * @param skus in their order
 * @param before what was promoted when the page showed it
 * @param focus the button to go on with, empty for none
 */
record PromotionOrder(List<String> skus, List<String> before, String focus) {
  static final String SKU = "sku";
  static final String BEFORE = "before";
  static final String ADDED = "added";

  /** As it is stored. */
  static PromotionOrder of(List<String> promoted) {
    return new PromotionOrder(promoted, promoted, "");
  }

  /** What a form sent, after the button that sent it. */
  static PromotionOrder sent(Visit visit) {
    List<String> skus = new ArrayList<>(new LinkedHashSet<>(visit.form().getAll(SKU)));
    return new PromotionOrder(skus, visit.form().getAll(BEFORE), "")
        .moved("up", visit.field("up"), -1)
        .moved("down", visit.field("down"), 1)
        .without(visit.field("remove"))
        .with(added(visit));
  }

  /** The SKU that is to be promoted, too; empty unless the button for that was pressed. */
  static String added(Visit visit) {
    return visit.field("add").isEmpty() ? "" : visit.field(ADDED).strip();
  }

  /** Whether a form was sent by a button that changes the order, and not to be saved. */
  static boolean isMeant(Visit visit) {
    return List.of("up", "down", "remove", "add").stream()
        .anyMatch(act -> !visit.field(act).isEmpty());
  }

  private PromotionOrder moved(String act, String sku, int step) {
    int at = skus.indexOf(sku);
    int to = at + step;
    if (at < 0 || to < 0 || to >= skus.size()) {
      return this;
    }
    List<String> moved = new ArrayList<>(skus);
    Collections.swap(moved, at, to);
    boolean goesOn = to > 0 && to < skus.size() - 1;
    String button = goesOn ? act : to == 0 ? "down" : "up";
    return new PromotionOrder(moved, before, button + ":" + sku);
  }

  private PromotionOrder without(String sku) {
    List<String> left = skus.stream().filter(each -> !each.equals(sku)).toList();
    return left.size() == skus.size() ? this : new PromotionOrder(left, before, ADDED);
  }

  private PromotionOrder with(String sku) {
    if (sku.isEmpty() || skus.contains(sku)) {
      return this;
    }
    List<String> more = new ArrayList<>(skus);
    more.add(sku);
    return new PromotionOrder(more, before, ADDED);
  }

  /** The same from what is promoted by now, which comes last where it is not in this order. */
  PromotionOrder after(List<String> promoted) {
    LinkedHashSet<String> all = new LinkedHashSet<>(skus);
    all.addAll(promoted);
    return new PromotionOrder(List.copyOf(all), promoted, "");
  }
}
