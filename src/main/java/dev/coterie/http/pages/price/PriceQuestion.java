package dev.coterie.http.pages.price;

import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.InvalidValue;
import dev.coterie.kernel.TextForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the price explorer is asked, all of which stands in its address.
 *
 * @param customer a code, empty for none
 * @param also a group that the customer is to be in besides, empty for none
 * @param groups codes of groups to show beside each other
 * @param skus of the products
 * @param at a local day and time, empty for now
 * @param quantity of pieces, as it was typed; empty for one
 */
public record PriceQuestion(
    String customer,
    String also,
    List<String> groups,
    List<String> skus,
    String at,
    String quantity) {
  static final String PATH = Place.PRICE_EXPLORER.path();
  static final int MAX_GROUPS = 10;
  static final int MAX_PRODUCTS = 20;
  static final int MAX_PIECES = 1_000_000;

  /**
   * One for whom prices are asked: a customer or a guest, as if in the group where there is one.
   */
  public record Asked(@Nullable String customer, @Nullable String group) {}

  static PriceQuestion of(Visit visit) {
    return new PriceQuestion(
        visit.query("customer"),
        visit.query("also"),
        parts(visit.query("groups"), "[,\\s]+"),
        parts(visit.query("skus"), "\\R"),
        visit.query("at"),
        visit.query("quantity"));
  }

  private static List<String> parts(String text, String separator) {
    return Arrays.stream(text.split(separator))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .distinct()
        .toList();
  }

  /** The question for the prices of one product. */
  public static Address ofProduct(String sku) {
    return new Address(PATH).with("skus", sku);
  }

  public String groupsText() {
    return String.join(", ", groups);
  }

  public String skusText() {
    return String.join("\n", skus);
  }

  /** How many pieces are asked for: one where the quantity is empty or wrong. */
  public int pieces() {
    int pieces = quantity.matches("\\d{1,7}") ? Integer.parseInt(quantity) : 1;
    return pieces > MAX_PIECES ? 1 : Math.max(1, pieces);
  }

  private boolean isQuantity() {
    return quantity.isEmpty() || quantity.equals(Integer.toString(pieces()));
  }

  /** Those who are asked for: the customer, or else a guest, then the members of each group. */
  List<Asked> asked() {
    List<Asked> all = new ArrayList<>();
    String code = customer.isEmpty() ? null : customer;
    all.add(new Asked(code, null));
    if (!also.isEmpty()) {
      all.add(new Asked(code, also));
    }
    groups.forEach(group -> all.add(new Asked(null, group)));
    return all;
  }

  /** What of it has another form than it should, by field. */
  Map<String, String> errors(Texts texts) {
    Map<String, String> errors = new HashMap<>();
    check(
        texts,
        errors,
        "customer",
        TextForm.CUSTOMER_CODE,
        customer.isEmpty() ? List.of() : List.of(customer));
    check(texts, errors, "also", TextForm.GROUP_CODE, also.isEmpty() ? List.of() : List.of(also));
    check(texts, errors, "groups", TextForm.GROUP_CODE, groups);
    check(texts, errors, "skus", TextForm.SKU, skus);
    if (!isQuantity()) {
      errors.put("quantity", texts.say("prices.wrongQuantity", MAX_PIECES));
    }
    return errors;
  }

  private static void check(
      Texts words, Map<String, String> errors, String field, TextForm form, List<String> texts) {
    for (String text : texts) {
      try {
        form.check(text);
      } catch (InvalidValue invalid) {
        errors.putIfAbsent(field, text + ": " + words.answer(invalid.whatWouldBeRight()));
      }
    }
  }
}
