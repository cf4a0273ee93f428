package dev.relevo.router.policyfile;

import static dev.relevo.router.policy.DetectorSettings.HumanRequest.ANY_LANGUAGE;

import dev.relevo.router.policy.DetectorSettings;
import dev.relevo.router.text.Phrases;
import dev.relevo.router.text.Templates;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What counts as stuck, as it is written: each detector's defaults where nothing is. */
final class DetectorReader {
    /** Texts of one detector; more than a person can look after. */
    static final int MAX_TEXTS = 500;

    private static final DetectorSettings USUAL = DetectorSettings.DEFAULT;
    private static final int MAX_WITHIN = 20;
    private static final int MAX_PINGS = 20;
    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_SILENCE = Duration.ofHours(24);

    private final YamlObject detectors;

    private DetectorReader(YamlObject detectors) {
        this.detectors = detectors;
    }

    public static DetectorSettings read(YamlObject policy) {
        return policy.find("detectors")
                .map(written -> new DetectorReader(written.object(PolicyKeys.DETECTORS)).all())
                .orElse(USUAL);
    }

    private DetectorSettings all() {
        return new DetectorSettings(
                of("human-request", PolicyKeys.HUMAN_REQUEST, USUAL.humanRequest(), DetectorReader::humanRequest),
                weightOnly("menu-request", USUAL.menuRequest()),
                weightOnly("offer-accepted", USUAL.offerAccepted()),
                of("bot-miss", PolicyKeys.BOT_MISS, USUAL.botMiss(), DetectorReader::botMiss),
                similarity("bot-loop", USUAL.botLoop()),
                similarity("user-repeats", USUAL.userRepeats()),
                weightOnly("frustration", USUAL.frustration()),
                of("profanity", PolicyKeys.PROFANITY, USUAL.profanity(), DetectorReader::profanity),
                of("bot-silent", PolicyKeys.BOT_SILENT, USUAL.botSilent(), DetectorReader::botSilent),
                of("correction", PolicyKeys.CORRECTION, USUAL.correction(), DetectorReader::correction),
                weightOnly("bot-error", USUAL.botError()),
                weightOnly("undelivered", USUAL.undelivered()),
                of("audit-probe", PolicyKeys.AUDIT_PROBE, USUAL.auditProbe(), DetectorReader::auditProbe));
    }

    private <T> T of(String name, PolicyKeys kind, T usual, Function<YamlObject, T> read) {
        return detectors
                .find(name)
                .map(written -> read.apply(written.object(kind)))
                .orElse(usual);
    }

    private double weightOnly(String name, double usual) {
        return of(name, PolicyKeys.DETECTOR, usual, written -> weight(written, usual));
    }

    /** 0 switches the detector off; 1 makes one sign enough. */
    private static double weight(YamlObject written, double usual) {
        return written.number("weight", 0, 1, usual);
    }

    private static DetectorSettings.HumanRequest humanRequest(YamlObject written) {
        return new DetectorSettings.HumanRequest(
                weight(written, USUAL.humanRequest().weight()),
                written.find("phrases").map(DetectorReader::byLanguage).orElse(Map.of()),
                written.isTrue("sales"));
    }

    /** A text or a list is for every language. */
    private static Map<String, Phrases> byLanguage(YamlNode written) {
        Map<String, Phrases> phrases = new HashMap<>();
        if (!written.isObject()) {
            phrases.put(ANY_LANGUAGE, Phrases.of(YamlObject.phrases(written, MAX_TEXTS)));
            return phrases;
        }
        written.members().forEach((language, texts) -> {
            if (!language.equals(ANY_LANGUAGE) && !MessageReader.isLanguage(language)) {
                texts.problem("expected 'any' or a language such as es, got '" + language + "'");
            }
            phrases.put(language, Phrases.of(YamlObject.phrases(texts, MAX_TEXTS)));
        });
        return phrases;
    }

    private static DetectorSettings.BotMiss botMiss(YamlObject written) {
        var usual = USUAL.botMiss();
        return new DetectorSettings.BotMiss(
                weight(written, usual.weight()),
                written.number("confidenceBelow", 0, 1, usual.confidenceBelow()),
                written.number("gapBelow", 0, 1, usual.gapBelow()),
                Templates.of(written.phrases("fallbackTexts", MAX_TEXTS)));
    }

    private DetectorSettings.Similarity similarity(String name, DetectorSettings.Similarity usual) {
        return of(
                name,
                PolicyKeys.SIMILARITY,
                usual,
                written -> new DetectorSettings.Similarity(
                        weight(written, usual.weight()),
                        written.number("similarity", 0, 1, usual.similarity()),
                        written.whole("within", 1, MAX_WITHIN, usual.within())));
    }

    private static DetectorSettings.Profanity profanity(YamlObject written) {
        var usual = USUAL.profanity();
        return new DetectorSettings.Profanity(
                weight(written, usual.weight()),
                written.number("again", 0, 1, usual.again()),
                Phrases.of(written.phrases("words", MAX_TEXTS)));
    }

    private static DetectorSettings.BotSilent botSilent(YamlObject written) {
        var usual = USUAL.botSilent();
        return new DetectorSettings.BotSilent(
                weight(written, usual.weight()),
                written.duration("after", SHORTEST_SILENCE, LONGEST_SILENCE, usual.after()),
                written.whole("pings", 1, MAX_PINGS, usual.pings()),
                written.duration("pingsAfter", Duration.ZERO, LONGEST_SILENCE, usual.pingsAfter()));
    }

    private static DetectorSettings.Correction correction(YamlObject written) {
        var usual = USUAL.correction();
        return new DetectorSettings.Correction(
                weight(written, usual.weight()), written.number("again", 0, 1, usual.again()));
    }

    private static DetectorSettings.AuditProbe auditProbe(YamlObject written) {
        var usual = USUAL.auditProbe();
        return new DetectorSettings.AuditProbe(
                weight(written, usual.weight()),
                written.whole("priority", 1, 5, usual.priority()),
                Phrases.of(written.phrases("texts", MAX_TEXTS)));
    }
}
