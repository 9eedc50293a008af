package dev.coterie.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The system's nginx with one server of its own. */
public final class Nginx implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 10;
  private static final String FRAME =
      """
      worker_processes 1;
      pid nginx.pid;
      error_log stderr;
      events {
      }
      http {
        access_log off;
        client_body_temp_path temp/body;
        proxy_temp_path temp/proxy;
        fastcgi_temp_path temp/fastcgi;
        uwsgi_temp_path temp/uwsgi;
        scgi_temp_path temp/scgi;
      %s
      }
      """;

  private final int port;
  private final Process process;

  /**
   * Starts it and waits until it answers.
   *
   * @param directory for its files
   * @param configuration the whole of it
   * @param port that it is to listen on by that
   */
  public Nginx(Path directory, String configuration, int port) throws IOException {
    this.port = port;
    Files.createDirectories(directory.resolve("temp"));
    Path file = Files.writeString(directory.resolve("nginx.conf"), configuration);
    process =
        new ProcessBuilder(
                binary(), "-p", directory + "/", "-c", file.toString(), "-g", "daemon off;")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("nginx.log").toFile())
            .start();
    Eventually.sees(true, this::answers);
  }

  /**
   * Starts one on a free port.
   *
   * @param servers what stands within {@code http}, with PORT where the port is to be
   */
  public static Nginx of(Path directory, String servers) throws IOException {
    int port = Ports.free();
    String configuration = FRAME.formatted(servers).replace("PORT", Integer.toString(port));
    return new Nginx(directory, configuration, port);
  }

  /** Debian keeps it where only root looks. */
  private static String binary() {
    Path debian = Path.of("/usr/sbin/nginx");
    return Files.isExecutable(debian) ? debian.toString() : "nginx";
  }

  public int port() {
    return port;
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}
