package dev.coterie.customer;

import static dev.coterie.customer.CustomerContract.codeTaken;
import static dev.coterie.customer.CustomerContract.unknownCustomer;
import static java.util.stream.Collectors.joining;

import dev.coterie.bus.InOrder;
import dev.coterie.customer.CustomerContract.NumberedCustomer;
import dev.coterie.db.Change;
import dev.coterie.db.Storage;
import dev.coterie.db.Transactions;
import dev.coterie.db.Tx;
import dev.coterie.imports.ImportFile;
import dev.coterie.imports.ImportReport;
import dev.coterie.imports.StagedImport;
import dev.coterie.kernel.Actor;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Money;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The use cases of customers. */
final class CustomerService {
  private final Pool pool;
  private final Transactions transactions;
  private final Transactions importTransactions;
  private final Clock clock;
  private final CustomerHooks hooks;
  private final AccountHooks accounts;
  private final EmailHooks emails;
  private final List<ErasureHooks> erasures;
  private final Customers customers = new Customers();
  private final CustomerList list = new CustomerList();
  private final StagedImport<CustomerStaging.StagedCustomer> imports;

  CustomerService(
      Vertx vertx,
      Storage storage,
      CustomerHooks hooks,
      AccountHooks accounts,
      EmailHooks emails,
      List<ErasureHooks> erasures,
      Clock clock) {
    this.hooks = hooks;
    this.emails = emails;
    this.accounts = accounts;
    this.erasures = erasures;
    this.pool = storage.pool();
    this.transactions = storage.transactions();
    this.importTransactions = storage.importTransactions();
    this.clock = clock;
    this.imports = new StagedImport<>(vertx, new CustomerStaging());
  }

  Future<CustomerContract.StoredCustomer> put(Actor actor, CustomerContract.PutCustomer ask) {
    return transactions.certain(
        actor,
        tx ->
            put(tx, ask.customer())
                .map(created -> new CustomerContract.StoredCustomer(ask.customer(), created)));
  }

  Future<Result<CustomerContract.StoredCustomer>> add(
      Actor actor, CustomerContract.PutCustomer ask) {
    Customer customer = ask.customer();
    return transactions.attempt(
        actor,
        tx ->
            put(tx, customer)
                .compose(
                    created ->
                        created
                            ? Future.succeededFuture(
                                new CustomerContract.StoredCustomer(customer, true))
                            : Future.failedFuture(codeTaken(customer.code()).asException())));
  }

  /** Locks the customer and writes it, both sent at once; answers whether it is new. */
  private Future<Boolean> put(Tx tx, Customer customer) {
    Future<Optional<Customer>> before = customers.lockFound(tx.sql(), customer.code());
    Future<Boolean> written = customers.put(tx.sql(), customer);
    return Future.all(before, written)
        .map(done -> written.result())
        .onSuccess(
            created ->
                CustomerEvents.stored(tx, before.result(), customer, created, clock.instant()))
        .compose(
            created ->
                customer.email() == null || !customer.webAccount()
                    ? Future.succeededFuture(created)
                    : emails.appeared(tx, customer.code(), clock.instant()).map(created));
  }

  Future<Result<Customer>> find(CustomerContract.FindCustomer ask) {
    return customers
        .find(pool, ask.code())
        .map(found -> Result.of(found, () -> unknownCustomer(ask.code())));
  }

  Future<Result<Done>> erase(Actor actor, CustomerContract.EraseCustomer ask) {
    Instant now = clock.instant();
    return transactions.attempt(
        actor,
        tx ->
            customers
                .lock(tx.sql(), ask.code())
                .map(found -> found.orElseThrow(() -> unknownCustomer(ask.code()).asException()))
                .compose(customer -> erase(tx, customer.id(), now))
                .compose(erased -> CustomerEvents.erased(tx, ask.code(), now))
                .onSuccess(erased -> tx.changes(Change.customer(ask.code())))
                .map(new Done()));
  }

  private Future<Void> erase(Tx tx, long customerId, Instant now) {
    return hooks
        .holdsMemberships(tx, customerId, now)
        .compose(CustomerService::requireNoMember)
        .compose(none -> accounts.balances(tx, customerId))
        .compose(CustomerService::requireEmptyAccount)
        .compose(empty -> InOrder.each(erasures, each -> each.forget(tx, customerId)))
        .compose(forgotten -> customers.erase(tx.sql(), customerId, now));
  }

  Future<Page<NumberedCustomer>> search(CustomerContract.SearchCustomers ask) {
    return list.page(pool, ask, clock.instant());
  }

  Future<ImportReport> importFile(Actor actor, ImportFile file) {
    return importTransactions.certain(
        actor,
        tx ->
            imports
                .run(tx, file)
                .onSuccess(report -> CustomerEvents.imported(tx, report, clock.instant()))
                .compose(report -> emails.appeared(tx, null, clock.instant()).map(report)));
  }

  private static Future<Void> requireNoMember(boolean member) {
    return member
        ? Future.failedFuture(
            Refusal.conflict(
                    "has-memberships", "the customer holds memberships: end them before deleting")
                .asException())
        : Future.succeededFuture();
  }

  private static Future<Void> requireEmptyAccount(List<Money> balances) {
    if (balances.isEmpty()) {
      return Future.succeededFuture();
    }
    String amounts = balances.stream().map(CustomerService::text).collect(joining(" and "));
    return Future.failedFuture(
        Refusal.conflict(
                "account-not-empty",
                "the customer's account has "
                    + amounts
                    + ": pay it out, or adjust the account, before deleting")
            .asException());
  }

  private static String text(Money balance) {
    return balance.text() + " " + balance.currency().getCurrencyCode();
  }
}
