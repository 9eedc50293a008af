package dev.coterie.http.pages.customer;

import dev.coterie.customer.Customer;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.kernel.TextForm;

/** What is typed of a customer. */
final class CustomerForm {
  private CustomerForm() {}

  static Customer read(TypedForm form, String code) {
    return new Customer(
        code,
        form.textOrNull("email", TextForm.EMAIL),
        form.text("name", TextForm.PERSON),
        form.isTicked("webAccount"));
  }
}
