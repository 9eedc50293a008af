import dev.coterie.config.DatabaseConfig;
import dev.coterie.db.Pools;
import dev.coterie.db.PrimaryServer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Coterie is measured against where its memory has nothing: a Vert.x HTTP server that reads
 * the product by one prepared query, on Coterie's own kind of pool, and then sends bytes that it
 * was given.
 *
 * <p>Arguments: the port, the media type of all answers, the file that holds the answer, and the
 * database's URI.
 */
public final class QueryServer extends VerticleBase {
  private static final String PRODUCT =
      "SELECT list_price, supplier_price, currency FROM products WHERE sku = $1";
  private static final int POOL_SIZE = 8;
  private static final int STATEMENT_TIMEOUT_SECONDS = 60;
  private static final int SILENCE_SECONDS = 5;

  private final int port;
  private final String mediaType;
  private final Buffer answer;
  private final Pool pool;

  private QueryServer(int port, String mediaType, byte[] answer, Pool pool) {
    this.port = port;
    this.mediaType = mediaType;
    this.answer = Buffer.buffer(answer);
    this.pool = pool;
  }

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    byte[] answer = Files.readAllBytes(Path.of(arguments[2]));
    DatabaseConfig config =
        new DatabaseConfig(
            arguments[3],
            Path.of("data"),
            POOL_SIZE,
            1,
            STATEMENT_TIMEOUT_SECONDS,
            SILENCE_SECONDS);
    Vertx vertx = Vertx.vertx();
    Pool pool = new Pools(vertx, new PrimaryServer(vertx, arguments[3]), config).work();
    vertx
        .deployVerticle(
            () -> new QueryServer(port, arguments[1], answer, pool),
            new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
        .await();
  }

  @Override
  public Future<?> start() {
    return vertx.createHttpServer().requestHandler(this::answer).listen(port, "127.0.0.1");
  }

  private void answer(HttpServerRequest request) {
    String path = request.path();
    pool.preparedQuery(PRODUCT)
        .execute(Tuple.of(path.substring(path.lastIndexOf('/') + 1)))
        .onSuccess(rows -> send(request, rows))
        .onFailure(cause -> request.response().setStatusCode(500).end());
  }

  private void send(HttpServerRequest request, RowSet<?> rows) {
    request
        .response()
        .setStatusCode(rows.size() == 1 ? 200 : 404)
        .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
        .end(answer);
  }
}
