package dev.coterie.http.pages.order;

import dev.coterie.http.pages.CsvFile;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.SortedList;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Sorting;
import dev.coterie.order.charge.Charge;
import dev.coterie.order.charge.ChargeContract;
import dev.coterie.order.charge.ChargeContract.ChargeColumn;
import dev.coterie.order.charge.ChargeContract.ChargeFilter;
import dev.coterie.order.charge.ChargeContract.ChargeSums;
import dev.coterie.order.charge.ChargeContract.ListCharges;
import dev.coterie.order.charge.ChargeContract.ListRefunds;
import dev.coterie.order.charge.ChargeContract.SumCharges;
import dev.coterie.order.charge.Refund;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * The charges or refunds that the address of a visit asks for, page by page or as a file.
 *
 * @param typed what they are filtered by, as it was typed
 */
record MoneyListing(Visit visit, MoneyFilter typed, SortedList<ChargeColumn> sorted) {
  static final String CHARGES = "charges";
  static final String REFUNDS = "refunds";

  private static final Sorting<ChargeColumn> USUAL = Sorting.downBy(ChargeColumn.TIME);

  static MoneyListing charges(Visit visit) {
    return of(visit, MoneyFilter.ofCharges(visit), Place.CHARGES.path());
  }

  static MoneyListing refunds(Visit visit) {
    return of(visit, MoneyFilter.ofRefunds(visit), ChargesPage.REFUNDS);
  }

  private static MoneyListing of(Visit visit, MoneyFilter typed, String place) {
    return new MoneyListing(visit, typed, SortedList.of(visit, typed.of(place), USUAL));
  }

  private ChargeFilter filter() {
    return new ChargeFilter(
        wanted("customer"), wanted("group"), visit.dayBegin("from"), visit.dayEnd("until"));
  }

  private @Nullable String wanted(String name) {
    String text = visit.query(name);
    return text.isEmpty() ? null : text;
  }

  Future<Page<Charge>> charges(PageRequest page) {
    return ChargeContract.CHARGES.send(
        visit.vertx(),
        new ListCharges(
            filter(), typed.reason(), typed.belowFee() ? true : null, sorted.sorting(), page));
  }

  Future<Page<Refund>> refunds(PageRequest page) {
    return ChargeContract.REFUNDS.send(
        visit.vertx(), new ListRefunds(filter(), sorted.sorting(), page));
  }

  /** Of all charges only if they are asked for, since adding them up takes longer than the page. */
  Future<@Nullable ChargeSums> sums() {
    return typed.isSet() || visit.query("sums").equals("all")
        ? ChargeContract.SUMS.send(visit.vertx(), new SumCharges(filter())).map(sums -> sums)
        : Future.succeededFuture();
  }

  PageAnswer chargesFile() {
    return new CsvFile<Charge>(visit.texts())
        .value("charge.at", Charge::at)
        .text("customer", Charge::customer)
        .text("group", Charge::group)
        .value("charge.reason", charge -> EnumNames.of(charge.reason()))
        .text("order", Charge::order)
        .value("charge.amount", charge -> charge.amount().text())
        .value("charge.fee", charge -> fee(charge))
        .value("product.currency", charge -> charge.amount().currency())
        .of(CHARGES, this::charges);
  }

  private static String fee(Charge charge) {
    Money fee = charge.fee();
    return fee == null ? "" : fee.text();
  }

  PageAnswer refundsFile() {
    return new CsvFile<Refund>(visit.texts())
        .value("charge.at", Refund::at)
        .text("customer", Refund::customer)
        .text("group", Refund::group)
        .value("refund.units", Refund::units)
        .text("order", Refund::order)
        .value("refund.amount", refund -> refund.amount().text())
        .value("refund.credit", refund -> refund.credit().text())
        .value("product.currency", refund -> refund.amount().currency())
        .of(REFUNDS, this::refunds);
  }
}
