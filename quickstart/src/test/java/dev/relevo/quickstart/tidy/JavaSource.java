package dev.relevo.quickstart.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java file as text, without line comments, for what reflection cannot see: names that are passed to a method.
 *
 * @param path from the root of the checkout
 */
record JavaSource(String path, String text) {
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** The arguments of a call, as written, and what follows it up to the end of the statement. */
    record Call(List<String> arguments, String rest) {
        /** The text of an argument that is one literal; empty for any other or none. */
        Optional<String> literal(int index) {
            return index < arguments.size() ? JavaSource.literal(arguments.get(index)) : Optional.empty();
        }
    }

    static List<JavaSource> ofServices() {
        Checkout checkout = Checkout.ofThisBuild();
        return checkout
                .paths(
                        path -> path.matches(
                                "(?:service-kit|ingest-service|escalation-router|rating-service|notifier-service)/src/main/.*\\.java"))
                .stream()
                .map(path -> new JavaSource(path, checkout.read(path).replaceAll("(?m)(^|\\s)//.*$", "$1")))
                .toList();
    }

    String module() {
        return path.substring(0, path.indexOf('/'));
    }

    String className() {
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
    }

    /** Every call of a method; the expression ends before the opening parenthesis. */
    List<Call> calls(String method) {
        List<Call> calls = new ArrayList<>();
        Matcher found = Pattern.compile(method + "\\s*\\(").matcher(text);
        while (found.find()) {
            List<String> arguments = new ArrayList<>();
            int end = split(found.end(), arguments);
            int semicolon = text.indexOf(";", end);
            calls.add(new Call(arguments, text.substring(end, semicolon < 0 ? text.length() : semicolon)));
        }
        return calls;
    }

    /** A literal, or the value of a constant of this file. */
    Optional<String> value(String argument) {
        Optional<String> literal = literal(argument);
        if (literal.isPresent()) {
            return literal;
        }
        Matcher constant = Pattern.compile("String " + Pattern.quote(argument) + " =\\s*(\"[^;]*\");")
                .matcher(text);
        return constant.find() ? literal(constant.group(1)) : Optional.empty();
    }

    /** The text of an expression that is a literal, or literals joined; a value between them is shown as {@code …}. */
    static Optional<String> sentence(String expression) {
        if (!expression.contains("\"")) {
            return Optional.empty();
        }
        StringBuilder sentence = new StringBuilder();
        for (String part : expression.split("\\s*\\+\\s*(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
            sentence.append(literal(part).orElse("…"));
        }
        return Optional.of(sentence.toString());
    }

    private static Optional<String> literal(String expression) {
        Matcher literal = LITERAL.matcher(expression.strip());
        return literal.matches() ? Optional.of(literal.group(1)) : Optional.empty();
    }

    /** Adds the arguments from a position after the parenthesis on; returns the position after the closing one. */
    private int split(int start, List<String> arguments) {
        int depth = 0;
        int from = start;
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && text.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == '{')) {
                depth++;
            } else if (!quoted && depth > 0 && (c == ')' || c == '}')) {
                depth--;
            } else if (!quoted && depth == 0 && (c == ',' || c == ')')) {
                String argument = text.substring(from, i).strip();
                if (!argument.isEmpty()) {
                    arguments.add(argument);
                }
                if (c == ')') {
                    return i + 1;
                }
                from = i + 1;
            }
        }
        return text.length();
    }
}
