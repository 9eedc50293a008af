package dev.coterie.demo.store;

import dev.coterie.http.storefront.FrontFrame;

/**
 * How to get into the pages of a shop, shown once.
 *
 * @param user whom to log in as
 */
public record StoreOfficeView(FrontFrame frame, String user, String password) {}
