package dev.coterie.http.pages.mall;

import dev.coterie.connect.mall.MallContract;
import dev.coterie.connect.mall.MallContract.PutOffer;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.TextForm;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prices at which a product is offered to shops, as forms hold them. */
final class OfferForm {
  static final List<String> FIELDS = List.of("sku", "wholesale", "minimum");

  private OfferForm() {}

  /** Offers the product as the form says, or withdraws it; answers what is wrong, if anything. */
  static Future<Notice> put(Visit visit, TypedForm form, String sku, boolean offered) {
    form.text("sku", TextForm.SKU);
    BigDecimal wholesale = form.read("wholesale", text -> amount(visit, text), BigDecimal.ZERO);
    BigDecimal minimum = minimum(visit, form);
    return form.isWrong()
        ? Future.succeededFuture(wrong(visit))
        : MallContract.PUT
            .send(visit.vertx(), visit.actor(), new PutOffer(sku, offered, wholesale, minimum))
            .map(stored -> stored.fold(done -> Notice.NONE, no -> refused(visit, form, no)));
  }

  private static @Nullable BigDecimal minimum(Visit visit, TypedForm form) {
    return form.typed("minimum").isBlank()
        ? null
        : form.read("minimum", text -> amount(visit, text), BigDecimal.ZERO);
  }

  private static BigDecimal amount(Visit visit, String text) {
    return Money.amount(visit.texts().typed(text));
  }

  private static Notice refused(Visit visit, TypedForm form, Refusal refusal) {
    refusal
        .errors()
        .forEach(error -> form.reject(error.field().replace("Price", ""), error.message()));
    return refusal.errors().isEmpty() ? Notice.wrong(visit.texts().answer(refusal)) : wrong(visit);
  }

  private static Notice wrong(Visit visit) {
    return Notice.wrong(visit.texts().say("form.wrong"));
  }
}
