package dev.relevo.notifier.route;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A condition on one label. A label that an alert does not have counts as one with the empty value.
 *
 * @param name the label's name; not empty
 * @param operator how the value is compared
 * @param value a text or a regular expression
 * @param test the comparison of regular expressions; accepts equal texts only for the other operators
 */
public record Matcher(String name, Operator operator, String value, ValueTest test) {
    /** How a label's value is compared. */
    public enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
        MATCHES("=~"),
        NOT_MATCHES("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        /** All operators; one that begins another comes after it. */
        static Stream<Operator> longestFirst() {
            return Arrays.stream(values())
                    .sorted(Comparator.comparingInt(operator -> -operator.sign().length()));
        }

        boolean isRegularExpression() {
            return this == MATCHES || this == NOT_MATCHES;
        }

        boolean isPositive() {
            return this == EQUAL || this == MATCHES;
        }
    }

    /**
     * A condition.
     *
     * @throws IllegalArgumentException when the name is empty, or the value no regular expression where it must be one
     */
    public static Matcher of(String name, Operator operator, String value) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("expected a label's name before the operator");
        }
        return new Matcher(
                name, operator, value, operator.isRegularExpression() ? ValueTest.of(value) : ValueTest.equal(value));
    }

    public static Matcher equal(String name, String value) {
        return of(name, Operator.EQUAL, value);
    }

    public boolean matches(Map<String, String> labels) {
        return test.accepts(labels.getOrDefault(name, "")) == operator.isPositive();
    }

    public static boolean allMatch(List<Matcher> matchers, Map<String, String> labels) {
        for (Matcher matcher : matchers) {
            if (!matcher.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** Whether each alert that {@code other} matches is matched by this one too. Not every such pair is recognised. */
    public boolean isImpliedBy(Matcher other) {
        return equals(other) || (isOfSameLabel(other) && matches(Map.of(name, other.value)));
    }

    /** Whether no alert can match both. Not every such pair is recognised. */
    public boolean excludes(Matcher other) {
        return isOfSameLabel(other) && !matches(Map.of(name, other.value));
    }

    private boolean isOfSameLabel(Matcher equality) {
        return equality.operator == Operator.EQUAL && equality.name.equals(name);
    }

    /** Whether it matches every alert. */
    public boolean isAlwaysTrue() {
        return operator == Operator.MATCHES && value.equals(".*");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matcher matcher
                && matcher.name.equals(name)
                && matcher.operator == operator
                && matcher.value.equals(value);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + value.hashCode();
    }

    /** As it is written in a tree; can be read again. */
    @Override
    public String toString() {
        return (MatcherText.isPlainName(name) ? name : MatcherText.quoted(name))
                + operator.sign()
                + MatcherText.quoted(value);
    }
}
