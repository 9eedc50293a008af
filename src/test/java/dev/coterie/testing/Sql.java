package dev.coterie.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into a running service's database, and meddles with it. */
public final class Sql {
  private Sql() {}

  public static void run(RunningCoterie coterie, String statements) {
    try (Connection connection = connection(coterie);
        var sql = connection.createStatement()) {
      sql.execute(statements);
    } catch (SQLException cause) {
      throw new IllegalStateException(statements, cause);
    }
  }

  /** The rows of a query with a single column, as texts. */
  public static List<String> texts(RunningCoterie coterie, String query) {
    List<String> texts = new ArrayList<>();
    try (Connection connection = connection(coterie);
        var sql = connection.createStatement();
        ResultSet rows = sql.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException cause) {
      throw new IllegalStateException(query, cause);
    }
  }

  private static Connection connection(RunningCoterie coterie) throws SQLException {
    String uri = "jdbc:" + coterie.databaseUri().replace("postgres@", "");
    return DriverManager.getConnection(uri, "postgres", null);
  }
}
