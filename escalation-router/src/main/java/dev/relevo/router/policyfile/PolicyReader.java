package dev.relevo.router.policyfile;

import dev.relevo.event.Bounds;
import dev.relevo.event.PolicyPublished;
import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.kit.yaml.YamlProblem;
import dev.relevo.kit.yaml.YamlProblems;
import dev.relevo.kit.yaml.YamlText;
import dev.relevo.router.policy.DeadEnds;
import dev.relevo.router.policy.EscalationPath;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policy.EscalationPolicy.Mode;
import dev.relevo.router.policy.QueueRule;
import dev.relevo.router.policy.ScoreSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and checks a policy: a policy that leaves a user without a path to a human is rejected. */
public final class PolicyReader {
    /** A policy as written, in UTF-8. */
    public static final int MAX_BYTES = Bounds.DOCUMENT_MAX_BYTES;

    static final int MAX_LABELS = 100;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,32}");
    private static final double MAX_SCORE = 10;
    private static final Duration LONGEST_COOL_DOWN = Duration.ofDays(7);

    private PolicyReader() {}

    /**
     * The result of reading.
     *
     * @param policy empty when the document has too little for a policy; with problems, defaults replace invalid values
     * @param problems all problems, in the order of the document
     */
    public record Checked(Optional<EscalationPolicy> policy, List<YamlProblem> problems) {
        public Checked {
            problems = List.copyOf(problems);
        }

        /** The policy if there are no problems. */
        public EscalationPolicy accepted() throws InvalidPolicyException {
            if (!problems.isEmpty() || policy.isEmpty()) {
                throw new InvalidPolicyException(problems);
            }
            return policy.get();
        }
    }

    /**
     * The policy in this YAML.
     *
     * @throws InvalidPolicyException naming every problem found
     */
    public static EscalationPolicy read(String yaml) throws InvalidPolicyException {
        return check(yaml, queue -> Optional.empty()).accepted();
    }

    /** Reads as far as possible and reports all problems. */
    public static Checked check(String yaml, QueueReader.QueueTopics topics) {
        YamlProblems problems = new YamlProblems();
        int bytes = yaml.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            problems.add(new YamlProblem(1, 1, "", "expected at most " + MAX_BYTES + " bytes, got " + bytes));
            return new Checked(Optional.empty(), problems.inOrder());
        }
        Optional<EscalationPolicy> policy =
                YamlText.read(yaml, "a policy", problems).flatMap(document -> policy(document, topics, problems));
        return new Checked(policy, problems.inOrder());
    }

    private static Optional<EscalationPolicy> policy(
            YamlNode document, QueueReader.QueueTopics topics, YamlProblems problems) {
        YamlObject written = document.object(PolicyKeys.POLICY.keys());
        Optional<String> number = written.required("number").flatMap(PolicyReader::number);
        Optional<ZoneId> zone = written.required("timeZone").flatMap(YamlObject::zone);
        List<QueueRule> queues = QueueReader.read(written, topics);
        List<EscalationPath> paths = PathReader.read(written);
        EscalationPolicy policy = new EscalationPolicy(
                number.orElse(PolicyPublished.DEFAULT),
                zone.orElse(ZoneId.of("UTC")),
                written.choice("mode", Map.of("live", Mode.LIVE, "shadow", Mode.SHADOW), Mode.LIVE),
                DetectorReader.read(written),
                score(written),
                queues,
                paths,
                HandBackReader.read(written),
                MessageReader.read(written),
                written.texts("labels", MAX_LABELS));
        if (problems.isEmpty()) {
            // Unreadable hours would be reported as a dead end too.
            DeadEnds.first(policy).ifPresent(end -> written.find("paths")
                    .ifPresent(place -> place.problem("dead end: " + end.told())));
        }
        return number.isPresent() && zone.isPresent() ? Optional.of(policy) : Optional.empty();
    }

    private static Optional<String> number(YamlNode written) {
        Optional<String> number = written.text("a phone number id");
        if (number.isPresent()
                && !number.get().equals(PolicyPublished.DEFAULT)
                && !NUMBER.matcher(number.get()).matches()) {
            written.problem("expected a phone number id (digits) or 'default', got " + written.quoted());
            return Optional.empty();
        }
        return number;
    }

    private static ScoreSettings score(YamlObject policy) {
        ScoreSettings usual = ScoreSettings.DEFAULT;
        Optional<YamlNode> place = policy.find("score");
        if (place.isEmpty()) {
            return usual;
        }
        YamlObject written = place.get().object(PolicyKeys.SCORE.keys());
        ScoreSettings score = new ScoreSettings(
                written.number("decayPerUserTurn", 0, 1, usual.decayPerUserTurn()),
                written.number("watchAt", 0, MAX_SCORE, usual.watchAt()),
                written.number("offerAt", 0, MAX_SCORE, usual.offerAt()),
                written.number("handoffAt", 0, MAX_SCORE, usual.handoffAt()),
                written.duration("coolDown", Duration.ZERO, LONGEST_COOL_DOWN, usual.coolDown()));
        if (!(score.watchAt() <= score.offerAt() && score.offerAt() <= score.handoffAt()) || score.handoffAt() <= 0) {
            place.get()
                    .problem("expected watchAt <= offerAt <= handoffAt and handoffAt above 0, got " + score.watchAt()
                            + ", " + score.offerAt() + ", " + score.handoffAt());
        }
        return score;
    }
}
