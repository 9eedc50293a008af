package dev.coterie.bus;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Records as JSON, for the way to another process and for what outlives this one. What is declared
 * by a type that does not say which record it will be, such as the value of a result, carries the
 * record's name; none but the project's own are made from what is read.
 */
public final class RecordJson {
  private static final String OURS = "dev.coterie.";

  private static final ObjectMapper JSON = mapper();

  private RecordJson() {}

  private static ObjectMapper mapper() {
    SimpleModule objects =
        new SimpleModule()
            .addSerializer(JsonObject.class, new ObjectWriter())
            .addDeserializer(JsonObject.class, new ObjectReader());
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(objects)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        // what a record is, and not what its methods say of it
        .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
        .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
        .setDefaultTyping(NamedRecords.typing())
        .build();
  }

  /** The record as JSON in UTF-8. */
  public static byte[] written(Record message) {
    try {
      return JSON.writeValueAsBytes(new Envelope(message));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /**
   * The record that was written.
   *
   * @throws UncheckedIOException if it is no JSON of a record of this version
   */
  public static Record read(byte[] json) {
    try {
      return JSON.readValue(json, Envelope.class).message();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /** Has the message's own type be one that is not declared. */
  private record Envelope(Record message) {}

  /** Names records where they are declared as something wider. */
  private static final class NamedRecords extends ObjectMapper.DefaultTypeResolverBuilder {
    private static final long serialVersionUID = 1;

    NamedRecords() {
      super(
          ObjectMapper.DefaultTyping.OBJECT_AND_NON_CONCRETE,
          BasicPolymorphicTypeValidator.builder().allowIfSubType(OURS).build());
    }

    static StdTypeResolverBuilder typing() {
      return new NamedRecords()
          .init(JsonTypeInfo.Id.CLASS, null)
          .inclusion(JsonTypeInfo.As.WRAPPER_ARRAY);
    }

    @Override
    public boolean useForType(JavaType type) {
      return type.isJavaLangObject() || type.hasRawClass(Record.class);
    }
  }

  /** JSON as it is. */
  private static final class ObjectWriter extends StdSerializer<JsonObject> {
    private static final long serialVersionUID = 1;

    ObjectWriter() {
      super(JsonObject.class);
    }

    @Override
    public void serialize(JsonObject object, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(object.encode());
    }
  }

  private static final class ObjectReader extends StdDeserializer<JsonObject> {
    private static final long serialVersionUID = 1;

    ObjectReader() {
      super(JsonObject.class);
    }

    @Override
    public JsonObject deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return new JsonObject(json.getText());
    }
  }
}
