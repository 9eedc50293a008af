package dev.coterie.restriction;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others may ask of restrictions. Who may enter is asked of the {@link AccessBook}. */
public final class RestrictionContract {
  /** How many groups a rule may name. */
  public static final int MAX_GROUPS = 100;

  public static final Ask<ListPageRules, Page<PageRule>> PAGE_RULES =
      new Ask<>("restriction.pageRules");
  public static final Ask<FindPageRule, Result<PageRule>> PAGE_RULE =
      new Ask<>("restriction.pageRule");
  public static final Ask<ListProductRules, Page<ProductRule>> PRODUCT_RULES =
      new Ask<>("restriction.productRules");

  /** Makes a rule, or puts it in the place of the one that the page had. */
  public static final Command<PageRule, Result<Stored>> SET_PAGE_RULE =
      new Command<>("restriction.setPageRule");

  public static final Command<DeletePageRule, Result<Done>> DELETE_PAGE_RULE =
      new Command<>("restriction.deletePageRule");

  /** As {@link #SET_PAGE_RULE}, of a product or a category. */
  public static final Command<ProductRule, Result<Stored>> SET_PRODUCT_RULE =
      new Command<>("restriction.setProductRule");

  public static final Command<DeleteProductRule, Result<Done>> DELETE_PRODUCT_RULE =
      new Command<>("restriction.deleteProductRule");

  static final Ask<LoadPageRules, LoadedPageRules> LOAD = new Ask<>("restriction.load");

  private RestrictionContract() {}

  /** The rules of pages, by path. */
  public record ListPageRules(PageRequest page) {}

  /** The rule of just this path. */
  public record FindPageRule(String path) {}

  /** The rules of products, those of a SKU first. */
  public record ListProductRules(PageRequest page) {}

  /** What became of a rule. */
  public record Stored(boolean created) {}

  public record DeletePageRule(String path) {}

  /** One of the two is given. */
  public record DeleteProductRule(@Nullable String sku, @Nullable String category) {}

  record LoadPageRules() {}

  /** All of them, at one state of the database. */
  record LoadedPageRules(List<LoadedPageRule> rules) {}

  record LoadedPageRule(String path, List<AdmittedGroup> groups) {}

  /** A group whose members may enter. */
  record AdmittedGroup(long id, String code) {}

  static Refusal unknownRule(String what) {
    return Refusal.unknown("unknown-rule", "no rule restricts " + what);
  }

  static Refusal unknownPageRule(String path) {
    return unknownRule("the page " + path);
  }

  static Refusal unknownGroup(String code) {
    return Refusal.invalid("groups", "must name groups: none has the code " + code);
  }

  static Refusal defaultGroup(String code) {
    return Refusal.invalid(
        "groups", "must name groups that one joins: " + code + " is everybody's, the default one");
  }
}
