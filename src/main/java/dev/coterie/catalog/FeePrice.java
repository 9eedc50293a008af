package dev.coterie.catalog;

import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** The price of a product that sells a group is the group's fee, and changes only with it. */
final class FeePrice {
  private FeePrice() {}

  /** Refused with when the product would get another price than the fee, which it has. */
  static Refusal stays(Product product, ProductEdit edit) {
    Money fee = product.listPrice();
    List<FieldError> errors = new ArrayList<>();
    if (edit.listPrice() != null && edit.listPrice().compareTo(fee.amount()) != 0) {
      errors.add(new FieldError("listPrice", mustBe(fee.text(), product)));
    }
    Currency currency = edit.currency();
    if (currency != null && !currency.equals(fee.currency())) {
      errors.add(new FieldError("currency", mustBe(fee.currency().getCurrencyCode(), product)));
    }
    if (edit.supplierPrice() != null) {
      errors.add(
          new FieldError("supplierPrice", "must be null: no rule applies to a group's product"));
    }
    return Refusal.invalid(errors);
  }

  static Refusal notDeleted(Product product) {
    return Refusal.conflict(
        "group-product",
        "the product sells group %s: take it off sale there, or delete the group"
            .formatted(product.group()));
  }

  private static String mustBe(String fee, Product product) {
    return "must be %s, the fee of group %s: change it there".formatted(fee, product.group());
  }
}
