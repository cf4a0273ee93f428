package dev.relevo.ingest.translate.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A repair of lone surrogates. Meta escapes every character above U+FFFF as a surrogate pair and truncates long texts anywhere,
 * also inside a pair. JSON can hold a lone surrogate; UTF-8, PostgreSQL and many readers of our topics cannot.
 */
public final class SurrogateRepair {
    private static final char REPLACEMENT = '\uFFFD';

    /** The length of {@code \\}{@code ud83d}. */
    private static final int ESCAPE_LENGTH = 6;

    private SurrogateRepair() {}

    /**
     * The tree with every lone surrogate replaced by U+FFFD.
     *
     * @param source the bytes the tree was read from, which show cheaply whether a repair is needed
     */
    public static @Nullable Object repair(@Nullable Object tree, byte[] source) {
        return mayHoldLoneSurrogate(source) ? repaired(tree) : tree;
    }

    /** Whether there is an escaped lone surrogate, the only way one gets into well-formed UTF-8. */
    private static boolean mayHoldLoneSurrogate(byte[] source) {
        int i = 0;
        while (i < source.length - 1) {
            if (source[i] != '\\') {
                i++;
            } else if (isHalf(source, i, 'b')
                    && isHalf(source, i + ESCAPE_LENGTH, 'f')
                    && !isHalf(source, i + ESCAPE_LENGTH, 'b')) {
                i += 2 * ESCAPE_LENGTH;
            } else if (isHalf(source, i, 'f')) {
                return true;
            } else {
                i += 2;
            }
        }
        return false;
    }

    /**
     * Whether an escape from U+D800 to U+D(last)FF starts here: up to {@code b} are high surrogates, up to {@code f} all
     * surrogates.
     */
    private static boolean isHalf(byte[] source, int at, char last) {
        if (at + ESCAPE_LENGTH > source.length || source[at] != '\\' || source[at + 1] != 'u') {
            return false;
        }
        int digit = source[at + 3] | 0x20;
        return (source[at + 2] | 0x20) == 'd'
                && (digit == ('8' | 0x20) || digit == ('9' | 0x20) || (digit >= 'a' && digit <= last));
    }

    /** Recursive, because the parser of the body limits the depth. */
    private static @Nullable Object repaired(@Nullable Object node) {
        return switch (node) {
            case String text -> repairText(text);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
                map.forEach((key, value) -> copy.put(repairText((String) key), repaired(value)));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                list.forEach(item -> copy.add(repaired(item)));
                yield copy;
            }
            case null, default -> node;
        };
    }

    /** The text with every lone surrogate replaced by U+FFFD. */
    public static String repairText(String text) {
        StringBuilder fixed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                fixed = fixed == null ? new StringBuilder(text) : fixed;
                fixed.setCharAt(i, REPLACEMENT);
            }
        }
        return fixed == null ? text : fixed.toString();
    }
}
