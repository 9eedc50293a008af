package dev.coterie.http.pages.list;

import dev.coterie.customer.Customer;
import dev.coterie.http.pages.PageFrame;
import java.util.List;

/** Customers who could be added to a list. */
public record CandidatesView(PageFrame frame, List<Customer> found) {}
