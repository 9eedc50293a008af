package dev.coterie.bus;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Carries every record over the event bus: the record itself inside the process, JSON on the wire,
 * so that other nodes and bridged clients can read it. Only the project's own types are ever made
 * from what the wire says.
 */
public final class RecordCodec implements MessageCodec<Record, Record> {
  private static final String NAME = "record";

  private final ObjectMapper mapper =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .activateDefaultTyping(
              BasicPolymorphicTypeValidator.builder()
                  .allowIfSubType("dev.coterie.")
                  .allowIfSubType(Instant.class)
                  .build(),
              ObjectMapper.DefaultTyping.JAVA_LANG_OBJECT,
              JsonTypeInfo.As.WRAPPER_ARRAY)
          .build();

  /** Makes records the one kind of message that needs no codec named. */
  public static void register(Vertx vertx) {
    vertx.eventBus().registerCodec(new RecordCodec());
    vertx.eventBus().codecSelector(body -> body instanceof Record ? NAME : null);
  }

  @Override
  public void encodeToWire(Buffer wire, Record message) {
    try {
      byte[] json = mapper.writeValueAsBytes(new Envelope(message));
      wire.appendInt(json.length).appendBytes(json);
    } catch (JsonProcessingException cause) {
      throw new IllegalArgumentException("cannot be written as JSON: " + message.getClass(), cause);
    }
  }

  @Override
  public Record decodeFromWire(int position, Buffer wire) {
    int start = position + Integer.BYTES;
    String json =
        wire.getString(start, start + wire.getInt(position), StandardCharsets.UTF_8.name());
    try {
      return (Record) mapper.readValue(json, Envelope.class).body();
    } catch (JsonProcessingException cause) {
      throw new IllegalArgumentException("not a record of this service", cause);
    }
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

  private record Envelope(Object body) {}
}
