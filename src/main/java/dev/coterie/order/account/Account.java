package dev.coterie.order.account;

import dev.coterie.kernel.Page;
import java.util.List;

/**
 * A customer's account.
 *
 * @param balances one for each currency that it ever had something in
 * @param entries a page of them, the oldest first
 */
public record Account(String customer, List<Balance> balances, Page<AccountEntry> entries) {

  public Account {
    balances = List.copyOf(balances);
  }
}
