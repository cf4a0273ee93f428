package dev.relevo.notifier.route;

/** The counted repetitions of a regular expression, such as {@code {2,5}}. */
final class Repetitions {
    private static final com.google.re2j.Pattern COUNTED =
            com.google.re2j.Pattern.compile("\\{([0-9]{1,9})(?:,([0-9]{0,9}))?\\}");

    private Repetitions() {}

    /** An upper bound of how often the expression's smallest part is repeated by all of them together. */
    static long product(String expression) {
        long product = 1;
        var counted = COUNTED.matcher(expression);
        while (counted.find() && product <= Integer.MAX_VALUE) {
            product *= Math.max(1, Math.max(number(counted.group(1)), number(counted.group(2))));
        }
        return product;
    }

    private static long number(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isEmpty() ? 0 : Long.parseLong(text);
    }
}
