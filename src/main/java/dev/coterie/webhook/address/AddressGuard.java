package dev.coterie.webhook.address;

import dev.coterie.kernel.InvalidValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Finds where an address leads, and refuses private networks unless they are allowed. Whoever asks
 * connects to what was found, lest the same name lead elsewhere a moment later.
 */
public record AddressGuard(boolean allowPrivate, HostLookup lookup) {

  /**
   * The addresses that the host has now. Blocks.
   *
   * @throws InvalidValue if it has none, or one of them is private and that is not allowed
   */
  public List<InetAddress> admit(WebhookAddress address) {
    List<InetAddress> found = find(address.host());
    Optional<InetAddress> forbidden =
        allowPrivate ? Optional.empty() : found.stream().filter(PrivateNetworks::contain).findAny();
    if (forbidden.isPresent()) {
      throw new InvalidValue(
          "must not lead into a private network, as "
              + forbidden.get().getHostAddress()
              + " is (webhook.allowPrivate)");
    }
    return found;
  }

  private List<InetAddress> find(String host) {
    try {
      return lookup.find(host);
    } catch (UnknownHostException unknown) {
      throw new InvalidValue("must name a host that can be found");
    }
  }
}
