package kz.bbu.jobs;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Arguments in one column, as in the query of an address. */
final class Packed {
    private Packed() {}

    static String pack(Map<String, String> arguments) {
        StringJoiner packed = new StringJoiner("&");
        new TreeMap<>(arguments).forEach((name, value) -> packed.add(encode(name) + "=" + encode(value)));
        return packed.toString();
    }

    static Map<String, String> unpack(String packed) {
        Map<String, String> arguments = new TreeMap<>();
        for (String pair : packed.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                arguments.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return arguments;
    }

    /** A message key and its arguments. */
    static String packStep(String key, Object... arguments) {
        StringBuilder packed = new StringBuilder(encode(key));
        for (Object argument : arguments) {
            packed.append('&').append(encode(String.valueOf(argument)));
        }
        return packed.toString();
    }

    /** The key, then the arguments; whole numbers are numbers again, so that plurals work. */
    static List<Object> unpackStep(String packed) {
        List<Object> parts = new ArrayList<>();
        for (String part : packed.split("&", -1)) {
            String value = decode(part);
            parts.add(value.matches("-?\\d{1,18}") ? (Object) Long.valueOf(value) : value);
        }
        return parts;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
