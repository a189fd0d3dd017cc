package kz.bbu.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.bbu.api.access.Role;
import kz.bbu.api.text.Texts;

/** Writes the OpenAPI 3.1 document of the operations, with texts in the reader's language. */
final class OpenApi {
    private final ObjectMapper mapper = JsonWriter.MAPPER;
    private final ObjectNode root = mapper.createObjectNode();
    private final Texts texts;
    private final Schemas schemas;

    private OpenApi(Texts texts, String version) {
        this.texts = texts;
        root.put("openapi", "3.1.0");
        root.putObject("info")
                .put("title", texts.text("frame.product"))
                .put("version", version)
                .put("description", texts.text("api.about"));
        root.putArray("servers").addObject().put("url", "/");
        root.putObject("paths");
        ObjectNode components = root.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", texts.text("api.token"));
        ObjectNode named = components.putObject("schemas");
        this.schemas = new Schemas(named);
        error(named.putObject("Error"));
    }

    static ObjectNode document(List<Operation> operations, Texts texts, String version) {
        OpenApi document = new OpenApi(texts, version);
        operations.forEach(document::add);
        return document.root;
    }

    /** What {@link Failures} tells programs. */
    private static void error(ObjectNode schema) {
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        properties.putObject("status").put("type", "integer");
        properties.putObject("code").put("type", "string");
        properties.putObject("message").put("type", "string");
        properties.putObject("incident").put("type", "string");
        schema.putArray("required").add("status").add("code").add("message");
    }

    private void add(Operation operation) {
        ObjectNode path = root.withObjectProperty("paths").withObjectProperty(operation.address());
        ObjectNode node = path.putObject(operation.verb().toLowerCase(Locale.ROOT));
        node.put("operationId", operationId(operation));
        summary(texts, operation).ifPresent(words -> node.put("summary", words));
        node.putArray("tags").add(operation.address().split("/")[3]);
        if (operation.role() != Role.ANONYMOUS) {
            node.put(
                    "description",
                    texts.text("api.role", texts.term("role", operation.role().name())));
            node.putArray("security").addObject().putArray("token");
        }
        ArrayNode parameters = node.putArray("parameters");
        for (Parameter parameter : operation.method().getParameters()) {
            parameter(operation, node, parameters, parameter);
        }
        responses(operation, node.putObject("responses"));
    }

    /** What an operation does, in the words of its bundle. */
    static Optional<String> summary(Texts texts, Operation operation) {
        return texts.of(operation.bundle()).find(operation.key());
    }

    /** The address says what the method's name leaves open: several bundles have a list. */
    private static String operationId(Operation operation) {
        StringBuilder id = new StringBuilder(operation.verb().toLowerCase(Locale.ROOT));
        for (String part : operation.address().substring("/api/v1".length()).split("[^A-Za-z0-9]+")) {
            if (!part.isEmpty()) {
                id.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return id.toString();
    }

    private void parameter(Operation operation, ObjectNode node, ArrayNode parameters, Parameter parameter) {
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        PathParam path = parameter.getAnnotation(PathParam.class);
        if (query != null || path != null) {
            ObjectNode one = parameters
                    .addObject()
                    .put("name", query != null ? query.value() : path.value())
                    .put("in", query != null ? "query" : "path")
                    .put("required", path != null);
            ObjectNode schema = schemas.of(parameter.getParameterizedType());
            DefaultValue usual = parameter.getAnnotation(DefaultValue.class);
            if (usual != null && !usual.value().isEmpty()) {
                usual(schema, usual.value());
            }
            one.set("schema", schema);
        } else if (parameter.isAnnotationPresent(Context.class) && parameter.getType() == UriInfo.class) {
            filters(parameters.addObject());
        } else if (parameter.getType() == InputStream.class) {
            ObjectNode content =
                    node.putObject("requestBody").put("required", true).putObject("content");
            operation.consumes().forEach(content::putObject);
        }
    }

    private static void usual(ObjectNode schema, String value) {
        switch (schema.path("type").asText()) {
            case "integer" -> schema.put("default", Long.parseLong(value));
            case "boolean" -> schema.put("default", Boolean.parseBoolean(value));
            default -> schema.put("default", value);
        }
    }

    /** The operation reads the query itself: the filters of a report, which differ from report to report. */
    private void filters(ObjectNode parameter) {
        parameter.put("name", "filters").put("in", "query").put("style", "form").put("explode", true);
        parameter.put("description", texts.text("api.filters"));
        parameter
                .putObject("schema")
                .put("type", "object")
                .putObject("additionalProperties")
                .put("type", "string");
    }

    private void responses(Operation operation, ObjectNode responses) {
        ObjectNode good = responses.putObject("2XX").put("description", texts.text("api.good"));
        Class<?> type = operation.method().getReturnType();
        boolean told = type != void.class && type != Response.class && type != String.class;
        for (String media : operation.produces()) {
            ObjectNode content = good.withObjectProperty("content").putObject(media.replaceFirst(";.*", ""));
            if (told) {
                content.set("schema", schemas.of(operation.method().getGenericReturnType()));
            }
        }
        for (String status : List.of("4XX", "5XX")) {
            responses
                    .putObject(status)
                    .put("description", texts.text("api.bad"))
                    .putObject("content")
                    .putObject("application/json")
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/Error");
        }
    }
}
