package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;
import static dev.coterie.config.InvalidConfig.requirePort;

import java.util.List;

/**
 * How processes join one event bus.
 *
 * @param host the interface that is listened on, as the others reach it
 * @param members host:port of those to ask for the way in
 */
public record ClusterConfig(
    boolean enabled, String host, int port, int busPort, List<String> members) {
  public ClusterConfig {
    requirePort(port, "cluster.port");
    requirePort(busPort, "cluster.busPort");
    require(!host.isBlank(), "cluster.host", "must be an interface's address");
    members = List.copyOf(members);
    require(
        members.stream().allMatch(member -> member.matches("\\S+:\\d{1,5}")),
        "cluster.members",
        "must be a list of host:port");
  }

  /** Where the members find each other, and where the event bus itself listens. */
  public List<ListenAddress> addresses() {
    return List.of(
        new ListenAddress("cluster.host", host, "cluster.port", port),
        new ListenAddress("cluster.host", host, "cluster.busPort", busPort));
  }
}
