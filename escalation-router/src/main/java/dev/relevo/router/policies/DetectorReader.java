package dev.relevo.router.policies;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.router.policy.DetectorSettings;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of one detector as they are written. */
final class DetectorReader {
    private static final Set<String> DETECTORS = Set.of(
            "human-request",
            "menu-request",
            "offer-accepted",
            "bot-miss",
            "bot-loop",
            "user-repeats",
            "frustration",
            "profanity",
            "bot-silent",
            "bot-error",
            "undelivered",
            "audit-probe");

    private static final DetectorSettings USUAL = DetectorSettings.DEFAULT;

    private final String detector;
    private final @Nullable JsonNode written;
    private final List<String> problems;

    private DetectorReader(String detector, Map<String, JsonNode> detectors, List<String> problems) {
        this.detector = detector;
        this.written = detectors.get(detector);
        this.problems = problems;
    }

    /** The settings of all detectors; each one's defaults where nothing is written. */
    static DetectorSettings all(Map<String, JsonNode> written, List<String> problems) {
        written.keySet().stream()
                .filter(name -> !DETECTORS.contains(name))
                .forEach(name -> problems.add("detectors: unknown detector '" + name + "'; known: "
                        + DETECTORS.stream().sorted().collect(Collectors.joining(", "))));
        Function<String, DetectorReader> of = name -> new DetectorReader(name, written, problems);
        return new DetectorSettings(
                of.apply("human-request").weight(USUAL.humanRequest()),
                of.apply("menu-request").weight(USUAL.menuRequest()),
                of.apply("offer-accepted").weight(USUAL.offerAccepted()),
                of.apply("bot-miss").botMiss(),
                of.apply("bot-loop").similarity(USUAL.botLoop()),
                of.apply("user-repeats").similarity(USUAL.userRepeats()),
                of.apply("frustration").weight(USUAL.frustration()),
                of.apply("profanity").profanity(),
                of.apply("bot-silent").botSilent(),
                of.apply("bot-error").weight(USUAL.botError()),
                of.apply("undelivered").weight(USUAL.undelivered()),
                of.apply("audit-probe").auditProbe());
    }

    private DetectorSettings.BotMiss botMiss() {
        var usual = USUAL.botMiss();
        return new DetectorSettings.BotMiss(
                weight(usual.weight()),
                number("confidenceBelow", usual.confidenceBelow()),
                number("gapBelow", usual.gapBelow()),
                texts("fallbackTexts"));
    }

    private DetectorSettings.Similarity similarity(DetectorSettings.Similarity usual) {
        return new DetectorSettings.Similarity(weight(usual.weight()), share("similarity", usual.similarity()), (int)
                number("within", usual.within()));
    }

    private DetectorSettings.Profanity profanity() {
        var usual = USUAL.profanity();
        return new DetectorSettings.Profanity(weight(usual.weight()), share("again", usual.again()));
    }

    private DetectorSettings.BotSilent botSilent() {
        var usual = USUAL.botSilent();
        return new DetectorSettings.BotSilent(
                weight(usual.weight()), duration("after", usual.after()), (int) number("pings", usual.pings()));
    }

    private DetectorSettings.AuditProbe auditProbe() {
        var usual = USUAL.auditProbe();
        int priority = (int) number("priority", usual.priority());
        if (priority < 1 || priority > 5) {
            problems.add("detectors." + detector + ".priority: expected 1 to 5, got " + priority);
        }
        return new DetectorSettings.AuditProbe(weight(usual.weight()), priority, texts("texts"));
    }

    /** 0 switches the detector off; 1 makes one sign enough. */
    private double weight(double usual) {
        return share("weight", usual);
    }

    private double share(String name, double usual) {
        double share = number(name, usual);
        if (!(share >= 0 && share <= 1)) {
            problems.add("detectors." + detector + "." + name + ": expected 0 to 1, got " + share);
            return usual;
        }
        return share;
    }

    private double number(String name, double usual) {
        JsonNode value = value(name);
        if (value == null) {
            return usual;
        }
        if (!value.isNumber()) {
            problems.add("detectors." + detector + "." + name + ": expected a number, got '" + value.asText() + "'");
            return usual;
        }
        return value.asDouble();
    }

    private Duration duration(String name, Duration usual) {
        JsonNode value = value(name);
        try {
            return value == null ? usual : Duration.parse(value.asText());
        } catch (DateTimeException e) {
            problems.add("detectors." + detector + "." + name + ": expected a duration such as PT60S, got '"
                    + (value == null ? "" : value.asText()) + "'");
            return usual;
        }
    }

    private List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        JsonNode value = value(name);
        if (value != null) {
            value.forEach(text -> texts.add(text.asText()));
        }
        return texts;
    }

    private @Nullable JsonNode value(String name) {
        return written == null ? null : written.get(name);
    }
}
