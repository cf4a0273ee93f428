package dev.relevo.kit.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Odd values by kind, generated from the seed. JSON values are raw JSON, so that they can be invalid. */
final class OddValues {
    private static final int GEN_SIZE = 1_000;
    private static final int DEEP = 5_000;
    private static final int LONG = 100_000;

    private OddValues() {}

    /** Replacements of a JSON value. */
    static Map<String, String> json(Random random) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("NUL", quoted(hidden(Arbitraries.just('\0'), random)));
        values.put("control characters", quoted(hidden(Arbitraries.chars().range('\u0001', '\u001f'), random)));
        values.put(
                "C1 and bidi controls",
                quoted(hidden(Arbitraries.of('\u0085', '\u009b', '\u202e', '\u2028', '\ufeff'), random)));
        values.put("lone surrogate", quoted(hidden(Arbitraries.chars().range('\ud800', '\udfff'), random)));
        values.put("CR LF", "\"" + OddInput.MARKER + "\\r\\nBcc: x\"");
        values.put(
                "long text",
                "\"" + OddInput.MARKER + "x".repeat(one(Arbitraries.integers().between(5_000, LONG), random)) + "\"");
        values.put(
                "blank",
                quoted(one(Arbitraries.strings().withChars(' ', '\t', '\u00a0').ofMaxLength(5), random)));
        values.put(
                "any text", quoted(OddInput.MARKER + one(Arbitraries.strings().ofMaxLength(50), random)));
        values.put("null", "null");
        values.put("boolean", one(Arbitraries.of("true", "false"), random));
        values.put("integer", one(Arbitraries.longs().map(String::valueOf), random));
        values.put("huge integer", "9".repeat(one(Arbitraries.integers().between(20, 3_000), random)));
        values.put(
                "huge exponent", one(Arbitraries.of("1e400", "-1e999999999", "1e-999999999", "1E2147483648"), random));
        values.put("fraction", one(Arbitraries.doubles().map(String::valueOf), random));
        values.put("object", "{\"" + OddInput.MARKER + "\":1}");
        values.put(
                "array",
                one(Arbitraries.of("[]", "[null]", "[[]]", "[{}]", "[1,\"" + OddInput.MARKER + "\"]"), random));
        values.put("many items", "[" + "\"a\",".repeat(20_000) + "\"" + OddInput.MARKER + "\"]");
        values.put("deep nesting", "[".repeat(DEEP) + "]".repeat(DEEP));
        values.put("time of year 0", "\"0000-01-01T00:00:00Z\"");
        values.put("time out of range", "\"+999999999-12-31T23:59:59Z\"");
        values.put(
                "odd duration",
                one(
                        Arbitraries.of("\"PT9999999999999999H\"", "\"P999999999999D\"", "\"-PT1S\"", "\"PT1e5S\""),
                        random));
        return values;
    }

    /** Values of a path or query parameter, encoded as on the wire. */
    static Map<String, String> url(Random random) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("encoded NUL", "%00" + OddInput.MARKER);
        values.put("encoded CR LF", OddInput.MARKER + "%0d%0aX-Odd:%201");
        values.put(
                "encoded control",
                OddInput.MARKER + percent(one(Arbitraries.integers().between(1, 31), random)));
        values.put(
                "invalid UTF-8",
                OddInput.MARKER
                        + one(Arbitraries.of("%ff%fe", "%c3%28", "%ed%a0%80", "%f8%88%80%80%80", "%c0%af"), random));
        values.put("broken percent", OddInput.MARKER + one(Arbitraries.of("%", "%z", "%zz", "%4", "%%%"), random));
        values.put(
                "encoded slash", OddInput.MARKER + one(Arbitraries.of("%2f..%2f", "%5c..%5c", "..%2f..%2f"), random));
        values.put("matrix parameter", OddInput.MARKER + ";a=b");
        values.put("space", OddInput.MARKER + "%20%20");
        values.put("emoji", OddInput.MARKER + "%f0%9f%98%80");
        values.put("quotes", OddInput.MARKER + "%22%27%3Cscript%3E");
        values.put(
                "long", OddInput.MARKER + "1".repeat(one(Arbitraries.integers().between(300, 6_000), random)));
        values.put("too long", OddInput.MARKER + "1".repeat(9_000));
        values.put("raw bytes", OddInput.MARKER + "é😀");
        values.put(
                "any",
                OddInput.MARKER
                        + percent(
                                one(
                                                Arbitraries.integers()
                                                        .between(0, 255)
                                                        .list()
                                                        .ofMinSize(1)
                                                        .ofMaxSize(20),
                                                random)
                                        .stream()
                                        .mapToInt(Integer::intValue)));
        return values;
    }

    private static String hidden(Arbitrary<Character> odd, Random random) {
        return OddInput.MARKER + one(odd, random) + "x" + one(odd, random);
    }

    /** Generates with jqwik but with the given randomness: one seed determines the whole matrix. */
    static <T> T one(Arbitrary<T> values, Random random) {
        return values.generator(GEN_SIZE).next(random).value();
    }

    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < 0x20 || c > 0x7e) {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    private static String percent(int... bytes) {
        return percent(IntStream.of(bytes));
    }

    private static String percent(IntStream bytes) {
        return bytes.mapToObj("%%%02x"::formatted).collect(java.util.stream.Collectors.joining());
    }

    /** Random bytes for a body that is not text. */
    static byte[] bytes(Random random) {
        List<Byte> bytes = one(Arbitraries.bytes().list().ofMinSize(1).ofMaxSize(200), random);
        byte[] body = new byte[bytes.size()];
        for (int i = 0; i < body.length; i++) {
            body[i] = bytes.get(i);
        }
        return body;
    }
}
