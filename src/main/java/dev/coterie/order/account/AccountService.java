package dev.coterie.order.account;

import static dev.coterie.customer.CustomerContract.unknownCustomer;

import dev.coterie.customer.Customers;
import dev.coterie.customer.LockedCustomer;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Sequence;
import dev.coterie.order.account.AccountContract.BookByHand;
import dev.coterie.order.account.AccountContract.BookingKind;
import dev.coterie.order.account.AccountContract.ReadAccount;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.math.BigDecimal;
import java.time.Clock;

/** Shows customers' accounts, and has staff add to them, take from them and pay them out. */
public final class AccountService {

  private final Pool pool;
  private final Transactions transactions;
  private final Clock clock;
  private final Customers customers = new Customers();
  private final Accounts accounts = new Accounts();
  private final Credits credits = new Credits();

  public AccountService(Storage storage, Clock clock) {
    this.pool = storage.pool();
    this.transactions = storage.transactions();
    this.clock = clock;
  }

  /** Refuses an unknown customer. */
  public Future<Result<Account>> read(ReadAccount ask) {
    return accounts
        .owner(pool, ask.customer())
        .compose(
            owner ->
                owner.isEmpty()
                    ? Future.succeededFuture(Result.refused(unknownCustomer(ask.customer())))
                    : account(pool, owner.get(), ask).map(Result::ok));
  }

  /** Refuses an unknown customer, and to take more than is free. */
  public Future<Result<Account>> book(Actor actor, BookByHand ask) {
    return transactions.attempt(
        actor,
        tx ->
            lock(tx, ask.customer())
                .compose(known -> book(tx, known, ask).map(known))
                .compose(known -> account(tx.sql(), known.id(), firstPage(ask.customer()))));
  }

  private Future<LockedCustomer> lock(Tx tx, String customer) {
    return customers
        .lock(tx.sql(), customer)
        .map(found -> found.orElseThrow(() -> unknownCustomer(customer).asException()));
  }

  private Future<Void> book(Tx tx, LockedCustomer customer, BookByHand ask) {
    Money amount = ask.amount();
    boolean adds = ask.kind() == BookingKind.CREDIT;
    CreditEntry entry =
        new CreditEntry(
            customer.id(),
            adds ? amount.amount() : amount.amount().negate(),
            amount.currency(),
            ask.kind().reason(),
            null,
            null,
            ask.note(),
            clock.instant());
    return accounts
        .balance(tx.sql(), customer.id(), amount.currency(), entry.at())
        .map(balance -> adds ? balance : requireFree(balance, amount))
        .compose(balance -> new Bookkeeping(tx).book(entry));
  }

  private static Balance requireFree(Balance balance, Money amount) {
    if (balance.freeWith(BigDecimal.ZERO).compareTo(amount.amount()) < 0) {
      throw Refusal.conflict(
              "account-too-low",
              "the account has %s %s, of which %s are reserved for orders that are placed"
                  .formatted(
                      balance.amount().text(),
                      amount.currency().getCurrencyCode(),
                      balance.reserved().text()))
          .asException();
    }
    return balance;
  }

  private static ReadAccount firstPage(String customer) {
    return new ReadAccount(customer, Sequence.OLDEST_FIRST, new PageRequest("", PageRequest.USUAL));
  }

  private Future<Account> account(SqlClient sql, long customer, ReadAccount ask) {
    return accounts
        .ofCustomer(sql, customer, clock.instant())
        .compose(
            balances ->
                credits
                    .list(sql, customer, ask.sequence(), ask.page())
                    .map(entries -> new Account(ask.customer(), balances, entries)));
  }
}
