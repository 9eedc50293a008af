package dev.coterie.testing;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Looks into the database behind the service's back, and meddles with it. */
public final class Sql {
  private final Supplier<String> databaseUri;

  public Sql(RunningCoterie coterie) {
    this(coterie::databaseUri);
  }

  /** Into the database at an address that may not be known yet. */
  public Sql(Supplier<String> databaseUri) {
    this.databaseUri = databaseUri;
  }

  /** Runs statements. */
  public void run(String statements) {
    try (var connection = connection();
        var statement = connection.createStatement()) {
      statement.execute(statements);
    } catch (SQLException cause) {
      throw new IllegalStateException(statements, cause);
    }
  }

  /** Holds the locks of a statement for as long as something else is done. */
  public void locking(String statement, Runnable meanwhile) {
    try (var connection = connection()) {
      connection.setAutoCommit(false);
      try (var sql = connection.createStatement()) {
        sql.execute(statement);
        meanwhile.run();
      }
      connection.rollback();
    } catch (SQLException cause) {
      throw new IllegalStateException(statement, cause);
    }
  }

  /** The one whole number that a query answers. */
  public long whole(String query) {
    return Long.parseLong(texts(query).get(0).replaceFirst("\\.0*$", ""));
  }

  /** The first column of what a query answers. */
  public List<String> texts(String query) {
    try (var connection = connection();
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException cause) {
      throw new IllegalStateException(query, cause);
    }
  }

  /** A connection, to be closed by whoever asks for it. */
  public Connection connection() throws SQLException {
    URI uri = URI.create(databaseUri.get());
    String[] credentials = (uri.getUserInfo() + ":").split(":", -1);
    String url = "jdbc:postgresql://%s:%d%s".formatted(uri.getHost(), uri.getPort(), uri.getPath());
    return DriverManager.getConnection(url, credentials[0], credentials[1]);
  }
}
