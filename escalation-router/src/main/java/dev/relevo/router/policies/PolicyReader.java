package dev.relevo.router.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.relevo.event.PathKind;
import dev.relevo.event.Topics;
import dev.relevo.router.policy.EscalationPath;
import dev.relevo.router.policy.EscalationPolicy;
import dev.relevo.router.policy.OpeningHours;
import dev.relevo.router.policy.Phrase;
import dev.relevo.router.policy.QueueRule;
import dev.relevo.router.policy.ScoreSettings;
import dev.relevo.router.policy.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a policy and checks it: a policy that leaves a person without a way to a human is refused. */
public final class PolicyReader {
    /** A policy is written by hand; anything longer is something else. */
    public static final int MAX_CHARACTERS = 64 * 1024;

    /** WhatsApp's limits of a message with buttons, in characters. */
    private static final int MAX_QUESTION = 1024;

    private static final int MAX_BUTTON = 20;

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private PolicyReader() {}

    /**
     * The policy in this YAML.
     *
     * @throws InvalidPolicyException naming every problem found
     */
    public static EscalationPolicy read(String yaml) throws InvalidPolicyException {
        if (yaml.length() > MAX_CHARACTERS) {
            throw new InvalidPolicyException(
                    List.of("expected at most " + MAX_CHARACTERS + " characters, got " + yaml.length()));
        }
        PolicyDocument document = parse(yaml);
        List<String> problems = new ArrayList<>();
        EscalationPolicy policy = policy(document, problems);
        checkQueues(policy, problems);
        checkPaths(document, policy, problems);
        checkOffer(policy, problems);
        if (!problems.isEmpty()) {
            throw new InvalidPolicyException(problems);
        }
        return policy;
    }

    private static PolicyDocument parse(String yaml) throws InvalidPolicyException {
        try {
            PolicyDocument document = yaml.isBlank() ? null : YAML.readValue(yaml, PolicyDocument.class);
            if (document == null || document.number() == null || document.timeZone() == null) {
                throw new InvalidPolicyException(List.of("number and timeZone are required"));
            }
            return document;
        } catch (JsonMappingException e) {
            throw new InvalidPolicyException(List.of(at(e) + e.getOriginalMessage()));
        } catch (JsonProcessingException e) {
            throw new InvalidPolicyException(List.of(at(e) + e.getOriginalMessage()));
        }
    }

    private static String at(JsonProcessingException e) {
        return e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
    }

    private static EscalationPolicy policy(PolicyDocument document, List<String> problems) {
        List<QueueRule> queues = new ArrayList<>();
        for (PolicyDocument.Queue queue : list(document.queues())) {
            var overflow = queue.overflow();
            queues.add(new QueueRule(
                    Objects.requireNonNullElse(queue.name(), ""),
                    queue.when() == null || queue.when().language() == null
                            ? When.ANYBODY
                            : When.language(queue.when().language()),
                    HoursReader.read(queue.hours(), "queues[" + queue.name() + "].hours", problems),
                    Objects.requireNonNullElse(queue.answerWithin(), Duration.ofMinutes(5)),
                    Objects.requireNonNullElse(queue.offerTimeout(), Duration.ofSeconds(60)),
                    overflow == null ? null : new QueueRule.Overflow(overflow.after(), overflow.to()),
                    queue.capacity() == null ? null : queue.capacity().perAgent()));
        }
        List<EscalationPath> paths = new ArrayList<>();
        for (PolicyDocument.Path path : list(document.paths())) {
            paths.add(new EscalationPath(
                    path.kind(),
                    path.value(),
                    HoursReader.read(path.hours(), "paths[" + path.kind() + "].hours", problems)));
        }
        var handBack = document.handBack();
        return new EscalationPolicy(
                document.number(),
                document.timeZone(),
                document.mode() == PolicyDocument.Mode.SHADOW
                        ? EscalationPolicy.Mode.SHADOW
                        : EscalationPolicy.Mode.LIVE,
                DetectorReader.all(Objects.requireNonNullElse(document.detectors(), Map.of()), problems),
                score(document.score()),
                queues,
                paths,
                handBack == null || handBack.idleAfter() == null ? Duration.ofHours(4) : handBack.idleAfter(),
                Objects.requireNonNullElse(document.messages(), Map.of()),
                Set.of());
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    private static ScoreSettings score(PolicyDocument.@Nullable Score score) {
        ScoreSettings usual = ScoreSettings.DEFAULT;
        if (score == null) {
            return usual;
        }
        return new ScoreSettings(
                Objects.requireNonNullElse(score.decayPerUserTurn(), usual.decayPerUserTurn()),
                Objects.requireNonNullElse(score.watchAt(), usual.watchAt()),
                Objects.requireNonNullElse(score.offerAt(), usual.offerAt()),
                Objects.requireNonNullElse(score.handoffAt(), usual.handoffAt()),
                Objects.requireNonNullElse(score.coolDown(), usual.coolDown()));
    }

    private static void checkQueues(EscalationPolicy policy, List<String> problems) {
        Set<String> names = policy.queues().stream().map(QueueRule::name).collect(Collectors.toSet());
        if (names.size() < policy.queues().size()) {
            problems.add("queues: every name must be used once");
        }
        for (QueueRule queue : policy.queues()) {
            try {
                Topics.handoffs(queue.name());
            } catch (IllegalArgumentException e) {
                problems.add("queues: " + e.getMessage());
            }
            if (queue.overflow() != null && !names.contains(queue.overflow().to())) {
                problems.add("queues[" + queue.name() + "].overflow.to: unknown queue '"
                        + queue.overflow().to() + "'; known: " + sorted(names));
            }
        }
    }

    private static void checkPaths(PolicyDocument document, EscalationPolicy policy, List<String> problems) {
        for (EscalationPath path : policy.paths()) {
            if (path.kind() != PathKind.AGENT
                    && (path.value() == null || path.value().isBlank())) {
                problems.add("paths[" + path.kind() + "].value: required");
            }
        }
        for (PolicyDocument.Path path : list(document.paths())) {
            if (path.kind() == PathKind.STORE_VISIT && !Boolean.TRUE.equals(path.retail())) {
                problems.add("paths[STORE_VISIT]: WhatsApp accepts a store visit from retail only; say retail: true");
            }
        }
        boolean other = policy.paths().stream().anyMatch(path -> path.kind() != PathKind.AGENT);
        boolean agentsAlways = policy.paths().stream().anyMatch(path -> path.kind() == PathKind.AGENT)
                && policy.queues().stream()
                        .anyMatch(queue -> queue.when().equals(When.ANYBODY)
                                && queue.hours().equals(OpeningHours.ALWAYS));
        if (!other && !agentsAlways) {
            problems.add(
                    "dead end: no PHONE, EMAIL, WEB_FORM or STORE_VISIT path, and no queue for every language that is"
                            + " always open; a person who writes when the queues are closed would reach nobody");
        }
    }

    /** WhatsApp refuses a whole message for one button title that is too long. */
    private static void checkOffer(EscalationPolicy policy, List<String> problems) {
        policy.messages().forEach((language, words) -> {
            for (Phrase phrase : List.of(Phrase.OFFER, Phrase.OFFER_YES, Phrase.OFFER_NO)) {
                int max = phrase == Phrase.OFFER ? MAX_QUESTION : MAX_BUTTON;
                int length = words.getOrDefault(phrase, "").length();
                if (length > max) {
                    problems.add("messages." + language + "." + phrase.name().toLowerCase(Locale.ROOT)
                            + ": expected at most " + max + " characters, got " + length);
                }
            }
        });
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
