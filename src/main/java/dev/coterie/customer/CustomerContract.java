package dev.coterie.customer;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.imports.ImportFile;
import dev.coterie.imports.ImportReport;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Sorting;
import java.time.Duration;

/** What others may ask of the customers. */
public final class CustomerContract {
  public static final Command<PutCustomer, StoredCustomer> PUT = new Command<>("customer.put");

  /** Makes the customer; refused if one has the code already. */
  public static final Command<PutCustomer, Result<StoredCustomer>> ADD =
      new Command<>("customer.add");

  public static final Ask<FindCustomer, Result<Customer>> FIND = new Ask<>("customer.find");
  public static final Command<EraseCustomer, Result<Done>> ERASE = new Command<>("customer.erase");
  public static final Ask<SearchCustomers, Page<NumberedCustomer>> SEARCH =
      new Ask<>("customer.search");

  /** The column of codes in files of customers. */
  public static final String CODE_COLUMN = "Customer Code";

  /** The column of e-mail addresses in files of customers. */
  public static final String EMAIL_COLUMN = "Customer Email Address";

  /** Of these two columns: upserts by code, in one go. */
  public static final Command<ImportFile, ImportReport> IMPORT =
      new Command<>("customer.import", Duration.ofMinutes(20));

  /** The code of the refusal where no customer has the code. */
  public static final String UNKNOWN = "unknown-customer";

  private CustomerContract() {}

  /** Makes the customer or replaces what is known of it. */
  public record PutCustomer(Customer customer) {}

  /**
   * The customer as it is now.
   *
   * @param created whether it is new
   */
  public record StoredCustomer(Customer customer, boolean created) {}

  public record FindCustomer(String code) {}

  /**
   * Forgets e-mail and name; the code stays in the history. Refused while a membership runs, and
   * while something stands on the account.
   */
  public record EraseCustomer(String code) {}

  /** Customers of a filter. */
  public record SearchCustomers(
      CustomerFilter filter, Sorting<CustomerColumn> sorting, PageRequest page) {

    /** By code, those in whose code, e-mail address or name the query is. */
    public static SearchCustomers byCode(String query, PageRequest page) {
      return new SearchCustomers(
          CustomerFilter.ALL.matching(query), Sorting.by(CustomerColumn.CODE), page);
    }
  }

  /** What customers are sorted by; the last ones added have the highest numbers. */
  public enum CustomerColumn {
    CODE,
    NAME,
    NUMBER
  }

  /**
   * A customer in a list.
   *
   * @param number in the sequence in which customers were added
   */
  public record NumberedCustomer(long number, Customer customer) {}

  static Refusal codeTaken(String code) {
    return Refusal.conflict("code-taken", "a customer has the code " + code + " already");
  }

  /** Refused with when no customer has the code. */
  public static Refusal unknownCustomer(String code) {
    return Refusal.unknown(UNKNOWN, "no customer has the code " + code);
  }
}
