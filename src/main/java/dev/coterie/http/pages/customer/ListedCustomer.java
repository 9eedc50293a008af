package dev.coterie.http.pages.customer;

import dev.coterie.customer.Customer;
import java.util.List;

/**
 * A customer in a list.
 *
 * @param number in the sequence in which customers were added
 * @param groups the codes of those that the customer holds now
 */
public record ListedCustomer(long number, Customer customer, List<String> groups) {}
