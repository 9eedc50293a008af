package dev.coterie.history;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A way to PostgreSQL on which notifications are lost, and nothing else: whoever connects by it
 * listens in vain and does not know.
 */
final class DeafWay implements AfterAllCallback {
  private static final int NOTIFICATION_RESPONSE = 'A';
  private static final int LENGTH_BYTES = 4;

  private final Queue<AutoCloseable> open = new ConcurrentLinkedQueue<>();
  private final AtomicInteger lost = new AtomicInteger();

  /** The address by which the database is reached on this way. */
  String to(String databaseUri) {
    URI there = URI.create(databaseUri);
    try {
      ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      open.add(door);
      start(() -> answer(door, there));
      return databaseUri.replace(
          "@" + there.getHost() + ":" + there.getPort(), "@127.0.0.1:" + door.getLocalPort());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** How many notifications were lost so far. */
  int lost() {
    return lost.get();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private void answer(ServerSocket door, URI there) throws IOException {
    while (!door.isClosed()) {
      Socket client = door.accept();
      Socket server = new Socket(there.getHost(), there.getPort());
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      open.add(client);
      open.add(server);
      start(() -> passOn(client, server));
      start(() -> passOnBack(server, client));
    }
  }

  private static void passOn(Socket client, Socket server) throws IOException {
    try (client;
        server) {
      client.getInputStream().transferTo(server.getOutputStream());
    }
  }

  /** Passes messages on: a byte for the type, then the length of itself and of what follows. */
  private void passOnBack(Socket server, Socket client) throws IOException {
    try (client;
        server) {
      DataInputStream from = new DataInputStream(server.getInputStream());
      DataOutputStream to =
          new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
      while (true) {
        int type = from.readUnsignedByte();
        int length = from.readInt();
        byte[] content = from.readNBytes(length - LENGTH_BYTES);
        if (type == NOTIFICATION_RESPONSE) {
          lost.incrementAndGet();
        } else {
          to.writeByte(type);
          to.writeInt(length);
          to.write(content);
          to.flush();
        }
      }
    }
  }

  private static void start(Passing passing) {
    Thread thread = new Thread(() -> run(passing), "deaf-way");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(Passing passing) {
    try {
      passing.run();
    } catch (SocketException | EOFException gone) {
      // either side has closed, and so has the other by now
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private interface Passing {
    void run() throws IOException;
  }
}
