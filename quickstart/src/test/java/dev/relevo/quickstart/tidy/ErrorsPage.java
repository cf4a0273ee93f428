package dev.relevo.quickstart.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** docs/reference/errors.md: titles of problems, codes and reasons, as the code has them. */
final class ErrorsPage {
    /** Enums whose constants are codes or reasons outside their service, and where they appear. */
    private static final Map<String, String> CODES = new TreeMap<>(Map.of(
            "Rejection", "ingest-service: `code` of a problem, label `reason` of rejected requests",
            "FailureReason", "notifier-service: `reason` of deliveries, label `reason` of delivery attempts",
            "ParkReason", "service-kit: `reason` of parked events of an outbox, there in capitals",
            "Failure", "rating-service: label `reason` of failed polls of the Graph API",
            "Reason", "service-kit: label `reason` of rejected API keys"));

    private static final Pattern STATUS =
            Pattern.compile("(?:Response\\.)?(?:Status\\.)?(\\d{3}|[A-Z][A-Z_]{3,})(?:\\.getStatusCode\\(\\))?");
    private static final Pattern PROBLEM =
            Pattern.compile("(?s)with(Status|Title)\\((.*?)\\)\\s*\\.with(Status|Title)\\((.*?)\\)");
    private static final Pattern DETAIL = Pattern.compile("(?s)\\.withDetail\\((.*?)\\)\\s*(?:\\.|;|$)");
    private static final Pattern CONSTANT = Pattern.compile(
            "(?s)(?:/\\*\\*(.*?)\\*/\\s*)?\\b([A-Z][A-Z_]+)\\s*(?:\\(\\s*(\\d{3})\\s*,\\s*\"([^\"]*)\"\\s*,\\s*\"([^\"]*)\"\\s*\\))?\\s*[,;}]");
    private static final Map<String, Integer> NAMED = Map.of(
            "BAD_REQUEST", 400,
            "UNAUTHORIZED", 401,
            "FORBIDDEN", 403,
            "NOT_FOUND", 404,
            "CONFLICT", 409,
            "TOO_MANY_REQUESTS", 429,
            "SERVICE_UNAVAILABLE", 503,
            "GATEWAY_TIMEOUT", 504);

    private final List<JavaSource> sources;

    ErrorsPage(List<JavaSource> sources) {
        this.sources = sources;
    }

    String text() {
        return """
            # Errors

            Made from the code; [REST API](rest-api.md#errors) says what each status means. After a change:

                %s

            ## Titles of problems

            A problem that is not listed has the standard title of its status, for example `Bad Request`. `…` stands for a value.

            | service | status | title | detail |
            |---|---|---|---|
            %s
            ## Reasons of rejected actions of agents

            `reason` of `handoff-claim-rejected` and `handoff-action-rejected`, and the detail of the 409. `…` stands for a value.

            | reason |
            |---|
            %s%s\
            """.formatted(ReferencePage.COMMAND, lines(problems()), lines(rejections()), codes());
    }

    private TreeSet<String> problems() {
        TreeSet<String> rows = new TreeSet<>();
        for (JavaSource source : sources) {
            Matcher built = PROBLEM.matcher(source.text());
            while (built.find()) {
                boolean isStatusFirst = built.group(1).equals("Status");
                String rest = source.text()
                        .substring(built.end(), Math.min(source.text().length(), built.end() + 300));
                Matcher detail = DETAIL.matcher(rest.contains(";") ? rest.substring(0, rest.indexOf(';') + 1) : rest);
                add(
                        rows,
                        source,
                        built.group(isStatusFirst ? 2 : 4),
                        built.group(isStatusFirst ? 4 : 2),
                        detail.find() ? detail.group(1) : "");
            }
            for (String method : List.of("\\bsoon", "\\bbuilder", "Problems\\.of", "\\bproblem")) {
                source.calls(method).stream()
                        .filter(call -> call.arguments().size() > 2)
                        .forEach(call -> add(
                                rows,
                                source,
                                call.arguments().get(0),
                                call.arguments().get(1),
                                call.arguments().get(2)));
            }
            source.calls("\\binvalid").stream()
                    .filter(call ->
                            call.arguments().size() == 2 && call.literal(1).isEmpty())
                    .forEach(call -> add(rows, source, "400", call.arguments().get(0), ""));
        }
        return rows;
    }

    private static void add(TreeSet<String> rows, JavaSource source, String status, String title, String detail) {
        Matcher number = STATUS.matcher(status.strip());
        Optional<String> words = JavaSource.sentence(title);
        boolean isTitle = words.filter(text -> !text.isEmpty() && !Character.isLowerCase(text.charAt(0)))
                .isPresent();
        if (number.matches() && isTitle) {
            String code = number.group(1);
            rows.add("| %s | %s | %s | %s |"
                    .formatted(
                            source.module(),
                            NAMED.containsKey(code) ? NAMED.get(code).toString() : code,
                            words.get(),
                            JavaSource.sentence(detail).orElse("").replace("<", "&lt;")));
        }
    }

    private TreeSet<String> rejections() {
        TreeSet<String> rows = new TreeSet<>();
        sources.stream()
                .filter(source -> source.path().startsWith("escalation-router/"))
                .forEach(source -> {
                    for (String method : List.of("\\breject", "\\brefuse", "\\brejectClaim")) {
                        source.calls(method).stream()
                                .map(call -> call.arguments().getLast())
                                .forEach(reason -> reasons(source, reason, rows));
                    }
                    source.calls("new Handoff(?:Claim|Action)Rejected")
                            .forEach(call -> reasons(source, call.arguments().getLast(), rows));
                    // Reasons that a method answers for its caller to reject with.
                    if (source.path().matches(".*/(?:decision|handoff|conversation)/.*")) {
                        source.calls("(?:\\.map|Optional\\.of)").stream()
                                .filter(call -> !call.arguments().isEmpty())
                                .map(call -> call.arguments().getLast())
                                .filter(answer -> answer.matches("(?s)(?:_ -> )?\"[a-z].*"))
                                .forEach(answer -> reasons(source, answer.replaceFirst("^_ -> ", ""), rows));
                    }
                });
        return rows;
    }

    /** The sentences of an expression, or of the variable or constant that it names. */
    private static void reasons(JavaSource source, String expression, TreeSet<String> rows) {
        String value = expression;
        Matcher variable = Pattern.compile(
                        "String " + Pattern.quote(expression) + " =\\s*([^;]*\"[^;]*(?:;[^;\"]*\"[^;]*)?);")
                .matcher(source.text());
        if (!expression.contains("\"") && variable.find()) {
            value = variable.group(1);
        }
        for (String alternative : value.split("\\s[?:]\\s")) {
            JavaSource.sentence(alternative.strip())
                    .filter(reason -> !reason.isEmpty())
                    .ifPresent(reason -> rows.add("| " + reason + " |"));
        }
    }

    private String codes() {
        StringBuilder text = new StringBuilder();
        CODES.forEach((name, where) -> sources.stream()
                .filter(source -> source.text().contains("enum " + name + " {") && where.startsWith(source.module()))
                .forEach(source -> {
                    text.append("\n## `").append(source.className());
                    text.append(source.className().equals(name) ? "" : "." + name);
                    text.append("`\n\n").append(where).append(".\n\n| code | means |\n|---|---|\n");
                    text.append(lines(constants(source.text(), name)));
                }));
        return text.toString();
    }

    private static List<String> constants(String text, String name) {
        int start = text.indexOf("enum " + name + " {") + name.length() + 7;
        List<String> rows = new ArrayList<>();
        Matcher constant = CONSTANT.matcher(text).region(start, text.length());
        while (constant.lookingAt()
                || constant.find() && text.substring(start, constant.start()).isBlank()) {
            String javadoc = constant.group(1) == null
                    ? ""
                    : constant.group(1).replaceAll("\\s*\\n\\s*\\*?\\s*", " ").strip();
            String means = constant.group(3) == null ? javadoc : constant.group(3) + ": " + constant.group(5);
            rows.add("| `%s` | %s |".formatted(constant.group(2).toLowerCase(Locale.ROOT), means));
            char end = text.charAt(constant.end() - 1);
            start = constant.end();
            if (end != ',') {
                break;
            }
            constant.region(start, text.length());
        }
        return rows;
    }

    private static String lines(Iterable<String> rows) {
        return String.join("\n", rows) + "\n";
    }
}
