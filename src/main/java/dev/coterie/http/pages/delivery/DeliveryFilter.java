package dev.coterie.http.pages.delivery;

import dev.coterie.http.pages.Address;
import dev.coterie.kernel.EnumNames;
import dev.coterie.webhook.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the list of a webhook's deliveries is filtered by, as the address has it.
 *
 * @param status that they have, null for any
 */
public record DeliveryFilter(long webhook, @Nullable DeliveryStatus status) {

  public Address address() {
    return WebhookView.address(webhook).with("status", status == null ? "" : EnumNames.of(status));
  }

  public boolean isSet() {
    return status != null;
  }
}
