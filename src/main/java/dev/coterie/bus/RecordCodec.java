package dev.coterie.bus;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/**
 * Carries records over the event bus: by reference within the process, as JSON to another one that
 * shares the bus and runs the same version.
 */
public final class RecordCodec implements MessageCodec<Record, Record> {
  private static final String NAME = "record";

  /** Makes records the one kind of message that needs no codec named. */
  public static void register(Vertx vertx) {
    vertx.eventBus().registerCodec(new RecordCodec());
    vertx.eventBus().codecSelector(body -> body instanceof Record ? NAME : null);
  }

  @Override
  public void encodeToWire(Buffer wire, Record message) {
    byte[] json = RecordJson.written(message);
    wire.appendInt(json.length).appendBytes(json);
  }

  @Override
  public Record decodeFromWire(int position, Buffer wire) {
    int begin = position + Integer.BYTES;
    return RecordJson.read(wire.getBytes(begin, begin + wire.getInt(position)));
  }

  @Override
  public Record transform(Record message) {
    return message;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
