package dev.coterie.config;

import static dev.coterie.config.InvalidConfig.require;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

public record DatabaseConfig(
    @Nullable String uri,
    Path directory,
    int poolSize,
    int pricePoolSize,
    int statementTimeoutSeconds,
    int silenceSeconds) {
  public DatabaseConfig {
    require(
        uri == null || uri.startsWith("postgresql://") || uri.startsWith("postgres://"),
        "database.uri",
        "must be of the form postgresql://user:password@host:port/name, or host:port,host:port");
    require(poolSize >= 2 && poolSize <= 1000, "database.poolSize", "must be from 2 to 1000");
    require(
        pricePoolSize >= 1 && pricePoolSize <= 1000,
        "database.pricePoolSize",
        "must be from 1 to 1000");
    require(statementTimeoutSeconds >= 1, "database.statementTimeoutSeconds", "must be at least 1");
    require(silenceSeconds >= 1, "database.silenceSeconds", "must be at least 1");
  }
}
