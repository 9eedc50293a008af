package dev.coterie.http.pages.customer;

import static dev.coterie.http.pages.customer.CustomerPage.PATH;

import dev.coterie.caller.user.UserRole;
import dev.coterie.customer.Customer;
import dev.coterie.customer.CustomerContract;
import dev.coterie.customer.CustomerContract.EraseCustomer;
import dev.coterie.customer.CustomerContract.PutCustomer;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageAnswer;
import dev.coterie.http.pages.PageRoutes;
import dev.coterie.http.pages.Place;
import dev.coterie.http.pages.TypedForm;
import dev.coterie.http.pages.Visit;
import dev.coterie.kernel.EnumNames;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.TextForm;
import dev.coterie.membership.MembershipContract;
import dev.coterie.membership.MembershipContract.End;
import dev.coterie.membership.MembershipContract.Transit;
import dev.coterie.membership.Transition;
import dev.coterie.order.account.AccountContract;
import dev.coterie.order.account.AccountContract.BookByHand;
import dev.coterie.order.account.AccountContract.BookingKind;
import dev.coterie.order.gift.GiftContract;
import dev.coterie.order.gift.GiftContract.RedeemGift;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** What the forms of a customer's page do. */
final class CustomerActions {
  /** What a button does to a membership that there is. */
  static final List<Transition> TRANSITIONS =
      List.of(Transition.CANCEL, Transition.REINSTATE, Transition.PAUSE, Transition.RESUME);

  private final CustomerPage page;
  private final Currency shopCurrency;
  private final MembershipAssigning assigning;

  CustomerActions(CustomerPage page, Currency shopCurrency) {
    this.page = page;
    this.shopCurrency = shopCurrency;
    this.assigning = new MembershipAssigning(page);
  }

  void addTo(PageRoutes routes) {
    routes.post(PATH, UserRole.EDITOR, this::change);
    routes.post(PATH + "/assign", UserRole.EDITOR, assigning::assign);
    routes.post(PATH + "/memberships/:group/end", UserRole.EDITOR, this::end);
    TRANSITIONS.forEach(
        transition ->
            routes.post(
                PATH + "/memberships/:group/" + EnumNames.of(transition),
                UserRole.EDITOR,
                visit -> transit(visit, transition)));
    routes.post(PATH + "/account", UserRole.EDITOR, this::book);
    routes.post(PATH + "/gifts", UserRole.EDITOR, this::redeem);
    routes.post(PATH + "/erase", UserRole.EDITOR, this::erase);
  }

  private Future<PageAnswer> change(Visit visit) {
    TypedForm form = TypedForm.of(visit);
    Customer customer = CustomerForm.read(form, visit.path("code"));
    return form.isWrong()
        ? page.wrong(visit, form)
        : CustomerContract.PUT
            .send(visit.vertx(), visit.actor(), new PutCustomer(customer))
            .map(stored -> CustomerPage.done(visit, "changed"));
  }

  private Future<PageAnswer> end(Visit visit) {
    return MembershipContract.END
        .send(visit.vertx(), visit.actor(), new End(visit.path("code"), visit.path("group")))
        .compose(ended -> page.after(visit, "ended", TypedForm.EMPTY, ended));
  }

  private Future<PageAnswer> transit(Visit visit, Transition transition) {
    Transit ask = new Transit(visit.path("code"), visit.path("group"), transition, "");
    return MembershipContract.TRANSIT
        .send(visit.vertx(), visit.actor(), ask)
        .compose(moved -> page.after(visit, EnumNames.of(transition), TypedForm.EMPTY, moved));
  }

  private Future<PageAnswer> book(Visit visit) {
    TypedForm form = TypedForm.of(visit);
    BookingKind kind =
        form.read("kind", name -> EnumNames.read(name, BookingKind.class), BookingKind.CREDIT);
    Currency currency = form.read("currency", Money::currency, shopCurrency);
    Money amount =
        form.read(
            "amount",
            typed -> Money.of(visit.texts().typed(typed), currency).payable(),
            new Money(BigDecimal.ZERO, currency));
    if (amount.amount().signum() == 0) {
      form.reject("amount", visit.texts().say("account.aboveZero"));
    }
    String reason = form.text("note", TextForm.REASON);
    return form.isWrong()
        ? page.wrong(visit, form)
        : AccountContract.BOOK
            .send(
                visit.vertx(),
                visit.actor(),
                new BookByHand(visit.path("code"), kind, amount, reason))
            .compose(booked -> page.after(visit, "booked", form, booked));
  }

  private Future<PageAnswer> redeem(Visit visit) {
    TypedForm form = TypedForm.of(visit);
    String gift = form.text("gift", TextForm.GIFT_CODE);
    return form.isWrong()
        ? page.wrong(visit, form)
        : GiftContract.REDEEM
            .send(visit.vertx(), visit.actor(), new RedeemGift(gift, visit.path("code")))
            .compose(redeemed -> page.after(visit, "redeemed", form, redeemed));
  }

  private Future<PageAnswer> erase(Visit visit) {
    TypedForm form = TypedForm.of(visit);
    String code = visit.path("code");
    if (!form.typed("confirm").strip().equals(code)) {
      form.reject("confirm", visit.texts().say("erase.unconfirmed", code));
      return page.wrong(visit, form);
    }
    return CustomerContract.ERASE
        .send(visit.vertx(), visit.actor(), new EraseCustomer(code))
        .compose(
            erased ->
                erased.fold(
                    done -> Future.succeededFuture(PageAnswer.goTo(Place.CUSTOMERS.path())),
                    refusal ->
                        page.show(visit, 409, Notice.wrong(visit.texts().answer(refusal)), form)));
  }
}
