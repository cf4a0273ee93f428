package dev.relevo.ingest.translate.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parser of JSON inside a text value of a webhook. Numbers are read as text. No library is used, because this package is pure.
 * One instance parses one text.
 */
public final class EmbeddedJson {
    /** Deeper than any form; a deeper text is treated as plain text. */
    private static final int MAX_DEPTH = 32;

    private static final char END = '\uFFFF';

    private final String text;
    private int at;

    private EmbeddedJson(String text) {
        this.text = text;
    }

    /** The tree of maps, lists, texts and booleans; the text itself when it is not JSON. */
    public static @Nullable Object read(String text) {
        try {
            EmbeddedJson json = new EmbeddedJson(text);
            Object tree = json.value(0);
            return json.peek() == END ? tree : text;
        } catch (NotJson e) {
            return text;
        }
    }

    private static final class NotJson extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotJson() {
            super(null, null, false, false);
        }
    }

    private @Nullable Object value(int depth) {
        if (depth > MAX_DEPTH) {
            throw new NotJson();
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            default -> literal();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        at++;
        if (takes('}')) {
            return map;
        }
        do {
            if (peek() != '"') {
                throw new NotJson();
            }
            String key = string();
            expect(':');
            map.put(key, value(depth + 1));
        } while (takes(','));
        expect('}');
        return map;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        at++;
        if (takes(']')) {
            return list;
        }
        do {
            list.add(value(depth + 1));
        } while (takes(','));
        expect(']');
        return list;
    }

    private String string() {
        StringBuilder read = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            read.append(c == '\\' ? escaped() : c);
        }
        if (at >= text.length()) {
            throw new NotJson();
        }
        at++;
        // NUL and lone surrogates are not allowed in a body, so embedded JSON must not add them either.
        return SurrogateRepair.repairText(read.toString().replace('\0', '\uFFFD'));
    }

    private char escaped() {
        if (at >= text.length()) {
            throw new NotJson();
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r', 'b', 'f' -> ' ';
            case 'u' -> hex();
            default -> throw new NotJson();
        };
    }

    private char hex() {
        if (at + 4 > text.length()) {
            throw new NotJson();
        }
        int code = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = Character.digit(text.charAt(at), 16);
            if (digit < 0) {
                throw new NotJson();
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private @Nullable Object literal() {
        int start = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            case "null" -> null;
            default -> number(word);
        };
    }

    private static String number(String word) {
        boolean isNumber =
                !word.isEmpty() && word.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0);
        if (!isNumber) {
            throw new NotJson();
        }
        return word;
    }

    private void expect(char c) {
        if (!takes(c)) {
            throw new NotJson();
        }
    }

    private boolean takes(char c) {
        boolean isNext = peek() == c;
        at += isNext ? 1 : 0;
        return isNext;
    }

    /** The next character that is not whitespace. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }
}
