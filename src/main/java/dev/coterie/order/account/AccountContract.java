package dev.coterie.order.account;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Sequence;

/** What others may ask of the customers' accounts. */
public final class AccountContract {
  public static final Ask<ReadAccount, Result<Account>> ACCOUNT = new Ask<>("order.account");
  public static final Command<BookByHand, Result<Account>> BOOK = new Command<>("order.book");

  private AccountContract() {}

  /**
   * A customer's account.
   *
   * @param sequence of its entries
   * @param page of its entries
   */
  public record ReadAccount(String customer, Sequence sequence, PageRequest page) {}

  /**
   * Has staff change an account.
   *
   * @param amount above 0, no finer than the currency's smallest coin
   * @param note why
   */
  public record BookByHand(String customer, BookingKind kind, Money amount, String note) {}

  /** What staff may do to an account. */
  public enum BookingKind {
    /** Adds to it. */
    CREDIT(CreditReason.CREDITED),
    /** Takes from it. */
    DEBIT(CreditReason.DEBITED),
    /** Takes from it what the shop pays the customer. */
    PAY_OUT(CreditReason.PAID_OUT);

    private final CreditReason reason;

    BookingKind(CreditReason reason) {
      this.reason = reason;
    }

    CreditReason reason() {
      return reason;
    }
  }
}
