package dev.coterie.http.pages.group;

import dev.coterie.group.terms.PriceRule;
import dev.coterie.group.terms.PriceRule.Basis;
import dev.coterie.group.terms.PriceRule.Mode;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.kernel.EnumNames;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a group makes prices, as one choice. */
public enum RuleType {
  DISCOUNT_PERCENT(Basis.DISCOUNT, Mode.PERCENT),
  DISCOUNT_FIXED(Basis.DISCOUNT, Mode.FIXED),
  MARKUP_PERCENT(Basis.MARKUP, Mode.PERCENT),
  MARKUP_FIXED(Basis.MARKUP, Mode.FIXED),
  NONE(null, null);

  private final @Nullable Basis basis;
  private final @Nullable Mode mode;

  RuleType(@Nullable Basis basis, @Nullable Mode mode) {
    this.basis = basis;
    this.mode = mode;
  }

  public static RuleType of(@Nullable PriceRule rule) {
    for (RuleType type : values()) {
      if (rule != null && type.basis == rule.basis() && type.mode == rule.mode()) {
        return type;
      }
    }
    return NONE;
  }

  /** Those that the user of a page may choose from. */
  static List<RuleType> choices(PageFrame frame) {
    return Arrays.stream(values()).filter(type -> frame.seesCost() || !type.isMarkup()).toList();
  }

  boolean isMarkup() {
    return basis == Basis.MARKUP;
  }

  /** As it stands in a form and as the key of its text. */
  public String key() {
    return EnumNames.of(this);
  }
}
