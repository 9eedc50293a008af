package dev.coterie.app;

import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import dev.coterie.config.ClusterConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/**
 * How this process joins others on one event bus: through the members that are named and no others,
 * listening on the one interface that is named.
 */
final class Cluster {
  private static final String NAME = "coterie";

  private static final String LOGGING = "hazelcast.logging.type";
  private static final String SLF4J = "slf4j";

  private static final Map<String, String> PROPERTIES =
      Map.of(
          LOGGING,
          SLF4J,
          "hazelcast.phone.home.enabled",
          "false",
          "hazelcast.socket.bind.any",
          "false",
          // the service itself leaves, in its own order and within its own time
          "hazelcast.shutdownhook.enabled",
          "false",
          "hazelcast.graceful.shutdown.max.wait",
          "2",
          "hazelcast.wait.seconds.before.join",
          "1",
          // a member that is silent for so long is taken for dead, and waited for no more
          "hazelcast.heartbeat.interval.seconds",
          "2",
          "hazelcast.max.no.heartbeat.seconds",
          "15",
          // members that began apart find each other again
          "hazelcast.merge.first.run.delay.seconds",
          "10",
          "hazelcast.merge.next.run.delay.seconds",
          "10");

  private Cluster() {}

  static Future<Vertx> join(VertxBuilder builder, VertxOptions options, ClusterConfig config) {
    // some of its classes log before they are configured
    System.setProperty(LOGGING, SLF4J);
    EventBusOptions bus = new EventBusOptions().setHost(config.host()).setPort(config.busPort());
    return builder
        .with(options.setEventBusOptions(bus))
        .withClusterManager(new HazelcastClusterManager(hazelcast(config)))
        .buildClustered();
  }

  private static com.hazelcast.config.Config hazelcast(ClusterConfig config) {
    com.hazelcast.config.Config hazelcast = ConfigUtil.loadConfig().setClusterName(NAME);
    PROPERTIES.forEach(hazelcast::setProperty);
    NetworkConfig network =
        hazelcast.getNetworkConfig().setPort(config.port()).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface(address(config.host()));
    join(network.getJoin(), config.members());
    return hazelcast;
  }

  /** Hazelcast knows interfaces by number only. */
  private static String address(String host) {
    InetAddress address = new InetSocketAddress(host, 0).getAddress();
    return address == null ? host : address.getHostAddress();
  }

  private static void join(JoinConfig join, List<String> members) {
    join.getMulticastConfig().setEnabled(false);
    join.getAutoDetectionConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setMembers(members);
  }
}
