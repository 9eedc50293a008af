package dev.coterie.order;

import dev.coterie.kernel.FieldError;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.RefusalKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What no report may change once an order is paid and its lines are fulfilled. */
final class PaidOrderRules {
  private PaidOrderRules() {}

  static void requireSameBuyer(LockedOrder order, OrderReport report) {
    if (order.isPaid()) {
      requireSame("customer", order.customer(), report.customer());
      requireSame("currency", order.currency(), report.currency().getCurrencyCode());
    }
  }

  private static void requireSame(String field, @Nullable String before, @Nullable String now) {
    if (!Objects.equals(before, now)) {
      throw conflict("order-paid", field, "cannot change once the order is paid, it was " + before);
    }
  }

  static void requireUnchanged(Map<String, StoredLine> known, List<ReportedLine> reported) {
    for (int index = 0; index < reported.size(); index++) {
      ReportedLine line = reported.get(index);
      StoredLine before = known.get(line.id());
      if (before != null && before.gaveMembership() && !before.isAs(line)) {
        throw conflict(
            "line-fulfilled",
            "lines[" + index + "]",
            "cannot change once it is paid: it was %s of %s at %s; report a refund or a new line"
                .formatted(before.quantity(), before.sku(), before.unitPrice().toPlainString()));
      }
    }
  }

  static void requireNoMoreThanBought(Map<String, StoredLine> known, List<ReportedLine> refunded) {
    for (int index = 0; index < refunded.size(); index++) {
      ReportedLine line = refunded.get(index);
      StoredLine before = known.get(line.id());
      if (before != null) {
        requireNoMoreThanBought(before, line, index);
      }
    }
  }

  private static void requireNoMoreThanBought(StoredLine before, ReportedLine line, int index) {
    if (before.fulfilled() && !before.sku().equals(line.sku())) {
      throw conflict(
          "line-fulfilled", "lines[" + index + "].sku", "must be what was paid, " + before.sku());
    }
    Integer bought = before.quantity();
    if (bought != null && line.quantity() > bought) {
      throw Refusal.invalid(
              "lines[" + index + "].quantity",
              "must be at most " + bought + ", which is what was bought")
          .asException();
    }
  }

  private static RuntimeException conflict(String code, String field, String message) {
    return new Refusal(
            RefusalKind.CONFLICT,
            code,
            field + " " + message,
            List.of(new FieldError(field, message)))
        .asException();
  }
}
