package dev.coterie.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that does to each recipient what a test asks for. */
final class ScriptedServer implements AutoCloseable {
  /** What it does instead of what it should. */
  enum Trick {
    /** Takes a whole message and never says so. */
    SILENT_AFTER_DATA,
    /** Takes a whole message, and closes the connection without a word. */
    GONE_AFTER_DATA,
    REFUSES_ADDRESS,
    BUSY
  }

  private final ServerSocket socket;
  private final Map<String, Trick> tricks = new ConcurrentHashMap<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private volatile boolean greets = true;

  ScriptedServer() {
    try {
      socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    inBackground(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  void play(Trick trick, String address) {
    tricks.put(address, trick);
  }

  void greet(boolean now) {
    greets = now;
  }

  /** The recipients of the messages that it has had as a whole. */
  List<String> taken() {
    return taken;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        inBackground(() -> talk(client));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void talk(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
      if (!greets) {
        in.readLine();
        return;
      }
      say(client, "220 scripted.example");
      String address = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("RCPT TO:<")) {
          address = line.substring("RCPT TO:<".length(), line.length() - 1);
          say(client, recipientReply(address));
        } else if (line.equals("DATA")) {
          say(client, "354 go on");
          while (!".".equals(line)) {
            line = String.valueOf(in.readLine());
          }
          taken.add(address);
          Trick trick = tricks.get(address);
          if (trick == Trick.GONE_AFTER_DATA) {
            return;
          }
          if (trick != Trick.SILENT_AFTER_DATA) {
            say(client, "250 taken");
          }
        } else {
          say(client, line.equals("QUIT") ? "221 bye" : "250 ok");
        }
      }
    } catch (IOException gone) {
      // the client has seen enough
    }
  }

  private String recipientReply(String address) {
    Trick trick = tricks.get(address);
    return trick == Trick.REFUSES_ADDRESS
        ? "550 nobody of that name"
        : trick == Trick.BUSY ? "451 come back later" : "250 ok";
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
