package kz.bbu.web;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Describes Java types as JSON schemas, just as {@link JsonWriter} writes them; records stand once under their names. */
final class Schemas {
    private final ObjectMapper mapper = JsonWriter.MAPPER;
    private final ObjectNode named;

    Schemas(ObjectNode named) {
        this.named = named;
    }

    ObjectNode of(Type type) {
        return of(mapper.constructType(type));
    }

    private ObjectNode of(JavaType type) {
        Class<?> raw = type.getRawClass();
        ObjectNode schema = mapper.createObjectNode();
        if (raw == Optional.class) {
            return orNull(of(type.containedTypeOrUnknown(0)));
        } else if (raw == OptionalLong.class) {
            return orNull(of(long.class));
        } else if (type.isCollectionLikeType() || type.isArrayType()) {
            return schema.put("type", "array").set("items", of(type.getContentType()));
        } else if (Map.class.isAssignableFrom(raw)) {
            return schema.put("type", "object").set("additionalProperties", of(type.getContentType()));
        } else if (type.isEnumType()) {
            ArrayNode values = schema.put("type", "string").putArray("enum");
            for (Object value : raw.getEnumConstants()) {
                values.add(((Enum<?>) value).name());
            }
            return schema;
        } else if (raw.isRecord()) {
            return record(type);
        }
        return simple(raw, schema);
    }

    private static ObjectNode simple(Class<?> raw, ObjectNode schema) {
        if (raw == long.class || raw == Long.class) {
            return schema.put("type", "integer").put("format", "int64");
        } else if (raw == int.class || raw == Integer.class) {
            return schema.put("type", "integer").put("format", "int32");
        } else if (raw == double.class || raw == Double.class) {
            return schema.put("type", "number");
        } else if (raw == boolean.class || raw == Boolean.class) {
            return schema.put("type", "boolean");
        } else if (raw == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        } else if (raw == LocalDate.class) {
            return schema.put("type", "string").put("format", "date");
        } else if (CharSequence.class.isAssignableFrom(raw)) {
            return schema.put("type", "string");
        }
        return schema;
    }

    private ObjectNode orNull(ObjectNode schema) {
        ObjectNode either = mapper.createObjectNode();
        either.putArray("anyOf").add(schema).add(mapper.createObjectNode().put("type", "null"));
        return either;
    }

    private ObjectNode record(JavaType type) {
        String name = type.getRawClass().getSimpleName();
        if (!named.has(name)) {
            ObjectNode schema = named.putObject(name).put("type", "object");
            ObjectNode properties = schema.putObject("properties");
            ArrayNode required = schema.putArray("required");
            for (BeanPropertyDefinition property :
                    mapper.getSerializationConfig().introspect(type).findProperties()) {
                if (property.couldSerialize()) {
                    properties.set(property.getName(), of(property.getPrimaryType()));
                    required.add(property.getName());
                }
            }
        }
        return mapper.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }
}
