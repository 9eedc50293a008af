package dev.coterie.webhook.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of hosts. Blocks. */
@FunctionalInterface
public interface HostLookup {
  /** By whatever the system asks. */
  HostLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /** All addresses of a host, of which there is at least one. */
  List<InetAddress> find(String host) throws UnknownHostException;
}
