package dev.coterie.webhook.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The networks that are not the internet's: those of this machine, of its neighbours, and those
 * whose addresses hold an IPv4 address that may be one of them.
 */
final class PrivateNetworks {
  /** An IPv6 address that stands for one of IPv4 is one of IPv4 to Java. */
  private static final List<Network> ALL =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "2001::/32",
              "2002::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .map(Network::of)
          .toList();

  private PrivateNetworks() {}

  static boolean contain(InetAddress address) {
    return ALL.stream().anyMatch(network -> network.contains(address));
  }

  /**
   * Addresses that begin alike.
   *
   * @param bits how many of the first are alike
   */
  private record Network(InetAddress first, int bits) {

    static Network of(String text) {
      String[] parts = text.split("/", 2);
      try {
        return new Network(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
      } catch (UnknownHostException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    boolean contains(InetAddress address) {
      byte[] mine = first.getAddress();
      byte[] other = address.getAddress();
      return mine.length == other.length && alike(mine, other);
    }

    private boolean alike(byte[] mine, byte[] other) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
        if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
