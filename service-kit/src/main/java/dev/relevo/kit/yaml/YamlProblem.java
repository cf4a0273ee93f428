package dev.relevo.kit.yaml;

/**
 * One problem of a document.
 *
 * @param line from 1
 * @param column from 1
 * @param path to the value, for example {@code queues[0].hours.mon-fri}; empty for the document
 * @param detail what was expected and what was found
 */
public record YamlProblem(int line, int column, String path, String detail) {
    private static final int MAX_PATH = 200;
    private static final int MAX_DETAIL = 1_000;

    /** Both may quote the document, so they are truncated, and line breaks are escaped. */
    public YamlProblem {
        path = shown(path, MAX_PATH);
        detail = shown(detail, MAX_DETAIL);
    }

    private static String shown(String text, int max) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(max).forEach(character -> {
            if (isPrinted(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append(String.format("\\u%04x", character));
            }
        });
        return text.codePointCount(0, text.length()) > max ? shown + "…" : shown.toString();
    }

    private static boolean isPrinted(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + detail;
    }
}
