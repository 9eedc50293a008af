package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All settings, checked. {@code conf/coterie.yaml} holds each key, its default and its meaning. */
public record Config(
    Set<Role> roles,
    Http http,
    Management management,
    Database database,
    Shop shop,
    Pricing pricing,
    Expiry expiry,
    Cluster cluster,
    Clock clock,
    Shutdown shutdown,
    Admin admin,
    Api api) {

  public Config {
    roles = Set.copyOf(roles);
    require(!roles.isEmpty(), "roles", "must name at least one of " + EnumSet.allOf(Role.class));
    require(
        !roles.contains(Role.HTTP) || roles.containsAll(Set.of(Role.MEMBERSHIP, Role.PRICING)),
        "roles",
        "with http must also name membership and pricing, which answer it in the same process");
    require(
        !roles.contains(Role.EXPIRY) || roles.contains(Role.MEMBERSHIP),
        "roles",
        "with expiry must also name membership, which tells what the timer finds due");
  }

  /** A part of the service that a process can run without the others. */
  public enum Role {
    HTTP,
    MEMBERSHIP,
    PRICING,
    EXPIRY,
    DELIVERY
  }

  public record Http(
      String host,
      int port,
      int maxBodyBytes,
      long maxImportBytes,
      int maxConnections,
      int idleSeconds,
      int maxLookups,
      int maxRequests,
      int maxStreams) {
    public Http {
      requirePort(port, "http.port");
      require(maxBodyBytes >= 1024, "http.maxBodyBytes", "must be at least 1024");
      require(maxImportBytes >= 1024, "http.maxImportBytes", "must be at least 1024");
      require(maxConnections >= 10, "http.maxConnections", "must be at least 10");
      require(idleSeconds >= 1, "http.idleSeconds", "must be at least 1");
      require(maxLookups >= 10, "http.maxLookups", "must be at least 10");
      require(maxRequests >= 10, "http.maxRequests", "must be at least 10");
      require(maxStreams >= 1, "http.maxStreams", "must be at least 1");
    }
  }

  public record Management(String host, int port) {
    public Management {
      requirePort(port, "management.port");
    }
  }

  public record Database(
      @Nullable String uri, Path directory, int poolSize, int statementTimeoutSeconds) {
    public Database {
      require(
          uri == null || uri.startsWith("postgresql://") || uri.startsWith("postgres://"),
          "database.uri",
          "must be of the form postgresql://user:password@host:port/name");
      require(poolSize >= 2 && poolSize <= 1000, "database.poolSize", "must be from 2 to 1000");
      require(
          statementTimeoutSeconds >= 1, "database.statementTimeoutSeconds", "must be at least 1");
    }
  }

  public record Shop(ZoneId zone, Currency currency) {
    public Shop {
      require(
          currency.getDefaultFractionDigits() >= 0,
          "shop.currency",
          "must be an ISO 4217 currency that has a smallest coin");
    }
  }

  public record Pricing(int bookProducts, int bookCustomers, int freshSeconds, int outageSeconds) {
    public Pricing {
      require(
          outageSeconds >= 0 && outageSeconds <= 86_400,
          "pricing.outageSeconds",
          "must be from 0 to 86400");
      require(
          freshSeconds >= 0 && freshSeconds <= 86_400,
          "pricing.freshSeconds",
          "must be from 0 to 86400");
      require(bookProducts >= 1000, "pricing.bookProducts", "must be at least 1000");
      require(bookCustomers >= 1000, "pricing.bookCustomers", "must be at least 1000");
    }

    public Duration outage() {
      return Duration.ofSeconds(outageSeconds);
    }
  }

  public record Expiry(int everySeconds, int batch, int perSecond) {
    public Expiry {
      require(everySeconds >= 1, "expiry.everySeconds", "must be at least 1");
      require(perSecond >= 1, "expiry.perSecond", "must be at least 1");
      require(batch >= 1 && batch <= 10_000, "expiry.batch", "must be from 1 to 10000");
    }

    public Duration every() {
      return Duration.ofSeconds(everySeconds);
    }
  }

  /**
   * How processes join one event bus.
   *
   * @param host the interface that is listened on, as the others reach it
   * @param members host:port of those to ask for the way in
   */
  public record Cluster(boolean enabled, String host, int port, int busPort, List<String> members) {
    public Cluster {
      requirePort(port, "cluster.port");
      requirePort(busPort, "cluster.busPort");
      require(!host.isBlank(), "cluster.host", "must be an interface's address");
      members = members == null ? List.of() : List.copyOf(members);
      require(
          members.stream().allMatch(member -> member.matches("\\S+:\\d{1,5}")),
          "cluster.members",
          "must be a list of host:port");
    }
  }

  /**
   * Whose time it is.
   *
   * @param settable whether a start may ask for a clock that stands still until it is set
   */
  public record Clock(boolean settable) {

    /** Refuses the start if it asked for such a clock and may not. */
    public void requireSettable() {
      require(settable, "clock.settable", "must be true for the option --clock, a test clock");
    }
  }

  public record Shutdown(int graceSeconds) {
    public Shutdown {
      require(
          graceSeconds >= 1 && graceSeconds <= 3600,
          "shutdown.graceSeconds",
          "must be from 1 to 3600");
    }
  }

  public record Admin(@Nullable String password) {
    public Admin {
      require(
          password == null || password.length() >= 12,
          "admin.password",
          "must be at least 12 characters long");
    }
  }

  public record Api(@Nullable String key) {
    public Api {
      require(
          key == null || key.matches("[\\x21-\\x7e]{16,200}"),
          "api.key",
          "must be 16 to 200 visible ASCII characters");
    }
  }

  private static void requirePort(int port, String key) {
    require(port >= 0 && port <= 65_535, key, "must be a port, 0 for any free one");
  }
}
