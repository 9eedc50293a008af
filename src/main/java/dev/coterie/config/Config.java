package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import java.util.EnumSet;
import java.util.Set;

/** All settings, checked. {@code conf/coterie.yaml} holds each key, its default and its meaning. */
public record Config(
    Set<Role> roles,
    HttpConfig http,
    ManagementConfig management,
    DatabaseConfig database,
    ShopConfig shop,
    PricingConfig pricing,
    ExpiryConfig expiry,
    ClusterConfig cluster,
    ClockConfig clock,
    ShutdownConfig shutdown,
    AdminConfig admin,
    ApiConfig api) {

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
        "with expiry must also name membership, which announces what the timer finds due");
  }
}
