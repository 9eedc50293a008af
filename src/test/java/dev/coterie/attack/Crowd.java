package dev.coterie.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Many connections that each send the same bytes, once or for as long as they are taken, and read
 * nothing. For one that is closed another is opened, up to a hundred a second. Has a thread of its
 * own.
 */
final class Crowd implements AutoCloseable {
  private static final int PAUSE_MILLIS = 10;
  private static final int OPENED_AT_ONCE = 100;
  private static final long NANOS_PER_OPENING = 10_000_000;

  private final Target target;
  private final int size;
  private final byte[] bytes;
  private final boolean repeats;
  private final Selector selector;
  private final long begin = System.nanoTime();
  private int open;
  private long opened;
  private volatile boolean isOver;
  private final AtomicLong closed = new AtomicLong();

  private Crowd(Target target, int size, Supplier<byte[]> bytes, boolean repeats)
      throws IOException {
    this.target = target;
    this.size = size;
    this.bytes = bytes.get();
    this.repeats = repeats;
    this.selector = Selector.open();
    Thread thread = new Thread(this::run, "crowd");
    thread.setDaemon(true);
    thread.start();
  }

  /** Clients that send the headers of a write and one byte of its body. */
  static Crowd ofStalled(Target target, int size) throws IOException {
    return new Crowd(
        target,
        size,
        () -> target.request("PATCH /v1/groups/gold", "Content-Length: 1000", "{"),
        false);
  }

  /** Clients that ask for 1,000 prices, again and again, and read none. */
  static Crowd ofUnreading(Target target, int size) throws IOException {
    return new Crowd(target, size, () -> batch(target), true);
  }

  private static byte[] batch(Target target) {
    String items = "{\"sku\":\"TEA-DARJEELING\"},".repeat(999) + "{\"sku\":\"TEA-DARJEELING\"}";
    String body = "{\"customer\":\"ada\",\"items\":[" + items + "]}";
    return target.request("POST /v1/prices", "Content-Length: " + body.length(), body);
  }

  /** How many connections the service has closed. */
  long closed() {
    return closed.get();
  }

  private void run() {
    try {
      while (!isOver) {
        open();
        selector.select(PAUSE_MILLIS);
        for (SelectionKey key : selector.selectedKeys()) {
          handle(key);
        }
        selector.selectedKeys().clear();
        Thread.sleep(PAUSE_MILLIS);
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private void open() throws IOException {
    long allowed = size + (System.nanoTime() - begin) / NANOS_PER_OPENING;
    for (int more = 0; open < size && opened < allowed && more < OPENED_AT_ONCE; more++) {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.connect(target.address());
      channel.register(selector, SelectionKey.OP_CONNECT, ByteBuffer.wrap(bytes));
      open++;
      opened++;
    }
  }

  private void handle(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      if (key.isConnectable() && channel.finishConnect()) {
        key.interestOps(SelectionKey.OP_WRITE);
      } else if (key.isReadable()) {
        end(key, channel);
      } else if (key.isWritable()) {
        send(key, channel);
      }
    } catch (IOException gone) {
      end(key, channel);
    }
  }

  /** Who has sent all waits for the end, which shows as something to read. */
  private void send(SelectionKey key, SocketChannel channel) throws IOException {
    ByteBuffer buffer = (ByteBuffer) key.attachment();
    channel.write(buffer);
    if (!buffer.hasRemaining()) {
      buffer.rewind();
      key.interestOps(repeats ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }
  }

  private void end(SelectionKey key, SocketChannel channel) {
    key.cancel();
    try {
      channel.close();
    } catch (IOException cause) {
      // it is gone in any case
    }
    open--;
    closed.incrementAndGet();
  }

  @Override
  public void close() {
    isOver = true;
  }
}
