package dev.relevo.notifier.route;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Set;

/**
 * A test of a label's value. Regular expressions have RE2's syntax, are anchored at both ends and take time linear in the value's
 * length.
 */
@FunctionalInterface
public interface ValueTest {
    /** In characters: as long as a thousand ids. */
    int MAX_EXPRESSION = 64 * 1024;
    /** Product of all repetitions in one expression, because RE2 expands each of them. */
    int MAX_REPETITIONS = 1_000;

    boolean accepts(String value);

    static ValueTest equal(String text) {
        return text::equals;
    }

    /**
     * The test of a regular expression. A list of texts such as {@code a|b|c} is looked up in one step.
     *
     * @throws IllegalArgumentException when it is no expression, or too large
     */
    static ValueTest of(String expression) {
        if (expression.length() > MAX_EXPRESSION) {
            throw new IllegalArgumentException(
                    "expected at most " + MAX_EXPRESSION + " characters, got " + expression.length());
        }
        if (expression.chars().allMatch(ValueTest::isLiteral)) {
            Set<String> texts = Set.copyOf(List.of(expression.split("\\|", -1)));
            return texts::contains;
        }
        if (Repetitions.product(expression) > MAX_REPETITIONS) {
            throw new IllegalArgumentException(
                    "expected repetitions whose product is at most " + MAX_REPETITIONS + " in a regular expression");
        }
        try {
            Pattern pattern = Pattern.compile(expression);
            return pattern::matches;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("invalid regular expression: " + e.getDescription(), e);
        }
    }

    private static boolean isLiteral(int character) {
        return Character.isLetterOrDigit(character) || "|-_:@ ,/".indexOf(character) >= 0;
    }
}
