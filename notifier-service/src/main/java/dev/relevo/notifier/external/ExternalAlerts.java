package dev.relevo.notifier.external;

import dev.relevo.event.AlertRef;
import dev.relevo.event.Bounds;
import dev.relevo.event.Ids;
import dev.relevo.kit.problem.Problems;
import dev.relevo.notifier.alert.AlertChange;
import dev.relevo.notifier.alert.AlertKind;
import dev.relevo.notifier.alert.AlertLabels;
import dev.relevo.notifier.alert.Fact;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.NoticeType;
import dev.relevo.notifier.external.WebhookBody.WebhookAlert;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the webhook of Prometheus Alertmanager: each of its alerts is one of kind {@code external}, known by its fingerprint. */
final class ExternalAlerts {
    private static final String VERSION = "4";
    private static final int MAX_ALERTS = 1_000;
    private static final int MAX_LABELS = 64;
    private static final int MAX_VALUE = 512;
    private static final int MAX_TEXT = 1_000;

    private ExternalAlerts() {}

    /**
     * The changes that the body asks for.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 with the name of the field
     */
    static List<AlertChange> changesFor(@Nullable WebhookBody body, Instant now) {
        if (body == null) {
            throw Problems.invalid("body", "a JSON object", "nothing");
        }
        if (!VERSION.equals(body.version())) {
            throw Problems.invalid("version", VERSION, "another value");
        }
        List<@Nullable WebhookAlert> alerts = body.alerts();
        if (alerts == null || alerts.isEmpty() || alerts.size() > MAX_ALERTS) {
            throw Problems.invalid("alerts", "1 to " + MAX_ALERTS + " alerts");
        }
        return IntStream.range(0, alerts.size())
                .mapToObj(i -> change("alerts[" + i + "]", alerts.get(i), now))
                .toList();
    }

    private static AlertChange change(String field, @Nullable WebhookAlert alert, Instant now) {
        if (alert == null) {
            throw Problems.invalid(field, "a JSON object", "null");
        }
        String fingerprint = alert.fingerprint();
        if (fingerprint == null || !Bounds.isOwnId(fingerprint)) {
            throw Problems.invalid(field + ".fingerprint", "1 to 128 letters, digits and . _ : + = - @ / |");
        }
        String kind = AlertKind.EXTERNAL.word();
        AlertRef ref = new AlertRef(Ids.derived(kind, fingerprint), kind, null);
        Map<String, String> labels = labels(field + ".labels", alert.labels());
        String name = labels.getOrDefault(AlertLabels.ALERTNAME, fingerprint);
        return switch (Objects.toString(alert.status(), "")) {
            case "firing" ->
                new AlertChange.Open(
                        ref, notice(NoticeType.EXTERNAL_FIRING, name, alert, alert.startsAt(), now), labels);
            case "resolved" ->
                new AlertChange.Resolve(ref, notice(NoticeType.EXTERNAL_RESOLVED, name, alert, alert.endsAt(), now));
            default -> throw Problems.invalid(field + ".status", "firing or resolved", "another value");
        };
    }

    private static Notice notice(NoticeType news, String name, WebhookAlert alert, @Nullable Instant at, Instant now) {
        return new Notice(
                news,
                null,
                plausible(at, now),
                plausible(alert.startsAt(), now),
                null,
                texts(alert.annotations()),
                Map.of(Fact.NAME, name));
    }

    private static Instant plausible(@Nullable Instant at, Instant now) {
        return at != null && Bounds.isPlausible(at, now) ? at : now;
    }

    private static Map<String, String> labels(String field, @Nullable Map<String, @Nullable String> labels) {
        if (labels == null || labels.isEmpty() || labels.size() > MAX_LABELS) {
            throw Problems.invalid(field, "1 to " + MAX_LABELS + " labels");
        }
        Map<String, String> read = new TreeMap<>();
        labels.forEach((name, value) -> {
            if (value == null || name.length() > MAX_VALUE || value.length() > MAX_VALUE) {
                throw Problems.invalid(field, "names and values of at most " + MAX_VALUE + " characters");
            }
            read.put(plain(name), plain(value));
        });
        return read;
    }

    /** What people read first; other annotations are links and parameters. */
    private static List<String> texts(@Nullable Map<String, @Nullable String> annotations) {
        return Stream.of("summary", "description")
                .map(name -> annotations == null ? null : annotations.get(name))
                .filter(Objects::nonNull)
                .map(text -> plain(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text))
                .toList();
    }

    /** Without what PostgreSQL refuses or what could break out of a line. */
    private static String plain(String text) {
        return text.codePoints()
                .map(character ->
                        Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE
                                ? ' '
                                : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
