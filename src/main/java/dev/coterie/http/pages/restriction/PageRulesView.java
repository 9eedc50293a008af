package dev.coterie.http.pages.restriction;

import dev.coterie.http.pages.Address;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.Texts;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.kernel.Page;
import dev.coterie.restriction.Access;
import dev.coterie.restriction.PageRule;
import dev.coterie.restriction.ProductRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of pages and products, and what one of them comes to.
 *
 * @param form the rule of a page that is typed
 * @param productForm the rule of a product or a category that is typed
 * @param question whom and what the access was tried for
 * @param access what came of it, null where nothing was tried
 * @param after the cursor of this page of rules, empty for the first
 */
public record PageRulesView(
    PageFrame frame,
    Notice notice,
    TypedForm form,
    TypedForm productForm,
    TypedForm question,
    @Nullable Access access,
    String after,
    Page<PageRule> rules,
    Page<ProductRule> productRules) {

  public Address address() {
    return Address.of(Place.PAGE_RULES.path());
  }

  /** Where the form has a rule typed in to be changed. */
  public String change(PageRule rule) {
    return address().with("change", rule.path()).text() + "#new";
  }

  public String lift(PageRule rule) {
    return Address.of(Place.PAGE_RULES.path(), "lift").with("path", rule.path()).text();
  }

  public String lift(ProductRule rule) {
    return Address.of(Place.PAGE_RULES.path(), "products", "lift")
        .with("sku", rule.sku() == null ? "" : rule.sku())
        .with("category", rule.category() == null ? "" : rule.category())
        .text();
  }

  /** Of what the rule is, in words. */
  public String subject(ProductRule rule) {
    String category = rule.category();
    return category == null
        ? frame.t().say("rule.ofProduct", String.valueOf(rule.sku()))
        : frame.t().say("rule.ofCategory", category);
  }

  public String groups(List<String> codes) {
    return codes.isEmpty() ? frame.t().say("rule.nobody") : String.join(", ", codes);
  }

  /** Why somebody may enter or not, in words. */
  public String because(Access found) {
    Texts t = frame.t();
    if (found.rule() == null) {
      return t.say("access.noRule");
    }
    if (found.group() != null) {
      return t.say("access.admits", found.rule(), found.group());
    }
    return found.admitted().isEmpty()
        ? t.say("access.nobody", found.rule())
        : t.say("access.only", found.rule(), String.join(", ", found.admitted()));
  }
}
