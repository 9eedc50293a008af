package dev.coterie.testing;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A way to PostgreSQL on which things go wrong: it is cut, it freezes, or it loses notifications.
 */
public final class Wire implements AfterAllCallback {
  private static final int NOTIFICATION_RESPONSE = 'A';
  private static final int LENGTH_BYTES = 4;
  private static final int BACKLOG = 50;

  private final boolean losesNotifications;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private final Set<Socket> forgotten = ConcurrentHashMap.newKeySet();
  private final AtomicInteger lost = new AtomicInteger();
  private final Object thaw = new Object();
  private @Nullable ServerSocket door;
  private URI there = URI.create("none");
  private int port;
  private boolean frozen;

  private Wire(boolean losesNotifications) {
    this.losesNotifications = losesNotifications;
  }

  /** A way on which nothing goes wrong unless it is told to. */
  public static Wire sound() {
    return new Wire(false);
  }

  /** A way on which whoever listens for notifications does so in vain and does not know. */
  public static Wire losingNotifications() {
    return new Wire(true);
  }

  /** The address by which the database is reached on this way. */
  public String to(String databaseUri) {
    there = URI.create(databaseUri);
    mend();
    return databaseUri.replace("@" + there.getHost() + ":" + there.getPort(), "@127.0.0.1:" + port);
  }

  /** How many notifications were lost so far. */
  public int lost() {
    return lost.get();
  }

  /** Closes all connections and refuses new ones. */
  public synchronized void cut() {
    try {
      if (door != null) {
        door.close();
        door = null;
      }
      for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
        socket.close();
      }
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Passes nothing on any more, in either direction, and closes nothing. */
  public void freeze() {
    synchronized (thaw) {
      frozen = true;
    }
  }

  /**
   * Passes nothing on any more over the connections that are open now, not even that one end closes
   * them, as a firewall that forgot them; new ones are sound.
   */
  public synchronized void forgetOpen() {
    forgotten.addAll(open);
  }

  /** Is as good as new. */
  public synchronized void mend() {
    synchronized (thaw) {
      frozen = false;
      thaw.notifyAll();
    }
    if (door == null) {
      try {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        port = opened.getLocalPort();
        door = opened;
        start(() -> answer(opened));
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    cut();
  }

  private void answer(ServerSocket opened) throws IOException {
    while (!opened.isClosed()) {
      Socket client = opened.accept();
      Socket server = new Socket(there.getHost(), there.getPort());
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      start(() -> passOn(client, server));
      start(() -> passBack(server, client));
      keepUntilCut(opened, client, server);
    }
  }

  private synchronized void keepUntilCut(ServerSocket opened, Socket client, Socket server)
      throws IOException {
    open.add(client);
    open.add(server);
    if (opened.isClosed()) {
      client.close();
      server.close();
    }
  }

  private void passOn(Socket client, Socket server) throws IOException {
    try {
      InputStream from = client.getInputStream();
      OutputStream to = server.getOutputStream();
      byte[] bytes = new byte[8_192];
      for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
        awaitThaw();
        if (!forgotten.contains(client)) {
          to.write(bytes, 0, read);
        }
      }
    } finally {
      closeUnlessForgotten(client, server);
    }
  }

  private void closeUnlessForgotten(Socket client, Socket server) throws IOException {
    if (!forgotten.contains(client)) {
      client.close();
      server.close();
    }
  }

  /** Passes messages back: a byte for the type, then the length of itself and of what follows. */
  private void passBack(Socket server, Socket client) throws IOException {
    try {
      DataInputStream from = new DataInputStream(server.getInputStream());
      DataOutputStream to =
          new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
      while (true) {
        int type = from.readUnsignedByte();
        int length = from.readInt();
        byte[] content = from.readNBytes(length - LENGTH_BYTES);
        awaitThaw();
        if (losesNotifications && type == NOTIFICATION_RESPONSE) {
          lost.incrementAndGet();
        } else if (!forgotten.contains(client)) {
          to.writeByte(type);
          to.writeInt(length);
          to.write(content);
          to.flush();
        }
      }
    } finally {
      closeUnlessForgotten(client, server);
    }
  }

  private void awaitThaw() {
    synchronized (thaw) {
      while (frozen) {
        try {
          thaw.wait();
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private static void start(Passing passing) {
    Thread thread = new Thread(() -> run(passing), "wire");
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
