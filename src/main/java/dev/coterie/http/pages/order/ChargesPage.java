package dev.coterie.http.pages.order;

import dev.coterie.http.pages.AdminPage;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Sorting;
import dev.coterie.order.charge.Charge;
import dev.coterie.order.charge.ChargeContract;
import dev.coterie.order.charge.ChargeContract.ChargeColumn;
import dev.coterie.order.charge.ChargeContract.ChargeFilter;
import dev.coterie.order.charge.ChargeContract.ChargeSums;
import dev.coterie.order.charge.ChargeContract.ListCharges;
import dev.coterie.order.charge.ChargeContract.ListRefunds;
import dev.coterie.order.charge.ChargeContract.SumCharges;
import dev.coterie.order.charge.ChargeReason;
import dev.coterie.order.charge.Refund;
import gg.jte.generated.precompiled.Templates;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** {@code /admin/charges} and {@code /admin/charges/refunds}: the money of memberships. */
public final class ChargesPage implements AdminPage {
  static final String REFUNDS = Place.CHARGES.path() + "/refunds";

  private static final Sorting<ChargeColumn> LATEST_FIRST = Sorting.downBy(ChargeColumn.TIME);

  private final Templates templates;

  public ChargesPage(Templates templates) {
    this.templates = templates;
  }

  @Override
  public void addTo(PageRoutes routes) {
    routes.get(Place.CHARGES.path(), this::charges);
    routes.get(REFUNDS, this::refunds);
  }

  private Future<PageAnswer> charges(Visit visit) {
    ChargeReason reason = visit.choice("reason", ChargeReason.class);
    MoneyFilter filter = MoneyFilter.of(visit, reason);
    SortedList<ChargeColumn> list =
        SortedList.of(visit, filter.of(Place.CHARGES.path()), LATEST_FIRST);
    Future<Page<Charge>> page =
        ChargeContract.CHARGES.send(
            visit.vertx(), new ListCharges(filter(visit), reason, list.sorting(), visit.page()));
    return Future.all(page, sums(visit))
        .map(
            both ->
                new ChargesView(
                    visit.frame(), filter, list, visit.after(), page.result(), both.resultAt(1)))
        .map(view -> PageAnswer.page(templates.charges(view)));
  }

  private Future<PageAnswer> refunds(Visit visit) {
    MoneyFilter filter = MoneyFilter.of(visit, null);
    SortedList<ChargeColumn> list = SortedList.of(visit, filter.of(REFUNDS), LATEST_FIRST);
    Future<Page<Refund>> page =
        ChargeContract.REFUNDS.send(
            visit.vertx(), new ListRefunds(filter(visit), list.sorting(), visit.page()));
    return Future.all(page, sums(visit))
        .map(
            both ->
                new RefundsView(
                    visit.frame(), filter, list, visit.after(), page.result(), both.resultAt(1)))
        .map(view -> PageAnswer.page(templates.refunds(view)));
  }

  private static Future<ChargeSums> sums(Visit visit) {
    return ChargeContract.SUMS.send(visit.vertx(), new SumCharges(filter(visit)));
  }

  private static ChargeFilter filter(Visit visit) {
    return new ChargeFilter(
        wanted(visit, "customer"),
        wanted(visit, "group"),
        visit.dayBegin("from"),
        visit.dayEnd("until"));
  }

  private static @Nullable String wanted(Visit visit, String name) {
    String text = visit.query(name);
    return text.isEmpty() ? null : text;
  }
}
