package dev.relevo.router.policyfile;

import dev.relevo.event.Topics;
import dev.relevo.kit.yaml.DidYouMean;
import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.router.detector.Detectors;
import dev.relevo.router.policy.QueueCondition;
import dev.relevo.router.policy.QueueRule;
import dev.relevo.router.text.Phrases;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads agent queues and checks that they fit together. */
public final class QueueReader {
    public static final int MAX_QUEUES = 100;
    /** Maximum number of values of one condition. */
    static final int MAX_VALUES = 100;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration USUAL_ANSWER = Duration.ofMinutes(5);
    private static final Duration USUAL_OFFER = Duration.ofSeconds(60);
    private static final int MAX_PER_AGENT = 100;

    private final QueueTopics topics;
    private final Map<String, QueueRule> queues = new LinkedHashMap<>();
    private final Map<String, YamlNode> overflows = new LinkedHashMap<>();

    /** Requirements of a queue outside the policy. */
    @FunctionalInterface
    public interface QueueTopics {
        /** Why this queue cannot be used; empty when it can. */
        Optional<String> missing(String queue);
    }

    private QueueReader(QueueTopics topics) {
        this.topics = topics;
    }

    public static List<QueueRule> read(YamlObject policy, QueueTopics topics) {
        QueueReader reader = new QueueReader(topics);
        policy.find("queues").ifPresent(written -> written.items(MAX_QUEUES)
                .forEach(queue -> reader.read(queue.object(PolicyKeys.QUEUE.keys()))));
        reader.checkOverflows();
        return List.copyOf(reader.queues.values());
    }

    private void read(YamlObject written) {
        String name = written.required("name").flatMap(this::name).orElse("");
        QueueRule queue = new QueueRule(
                name,
                when(written),
                HoursReader.read(written),
                written.duration("answerWithin", SHORTEST, LONGEST, USUAL_ANSWER),
                written.duration("offerTimeout", SHORTEST, LONGEST, USUAL_OFFER),
                written.find("overflow").map(value -> overflow(name, value)).orElse(null),
                written.find("capacity").map(QueueReader::perAgent).orElse(null));
        queues.putIfAbsent(name, queue);
    }

    private Optional<String> name(YamlNode written) {
        Optional<String> name = written.text("a name");
        if (name.isPresent()) {
            try {
                Topics.handoffs(name.get());
                if (queues.containsKey(name.get())) {
                    written.problem("there is a queue '" + name.get() + "' already");
                }
                topics.missing(name.get()).ifPresent(written::problem);
            } catch (IllegalArgumentException e) {
                written.problem(String.valueOf(e.getMessage()));
            }
        }
        return name;
    }

    private static QueueCondition when(YamlObject queue) {
        return queue.find("when")
                .map(written -> when(written.object(PolicyKeys.WHEN.keys()), written))
                .orElse(QueueCondition.ANYBODY);
    }

    private static QueueCondition when(YamlObject written, YamlNode place) {
        QueueCondition when = new QueueCondition(
                languages(written),
                written.texts("reason", MAX_VALUES),
                Phrases.of(DetectorSettings.phrases(written, "keyword", MAX_VALUES)),
                written.texts("payload", MAX_VALUES),
                written.texts("label", MAX_VALUES),
                written.texts("number", MAX_VALUES));
        written.find("reason").ifPresent(value -> value.itemOrItems(MAX_VALUES).forEach(QueueReader::checkReason));
        if (place.isObject() && place.members().isEmpty()) {
            place.problem("expected a condition; leave when out to serve everybody");
        }
        return when;
    }

    private static Set<String> languages(YamlObject written) {
        written.find("language")
                .ifPresent(value -> value.itemOrItems(MAX_VALUES).forEach(MessageReader::checkLanguage));
        return written.texts("language", MAX_VALUES);
    }

    private static void checkReason(YamlNode written) {
        List<String> detectors = Detectors.DEFAULT.names();
        written.text("a detector")
                .filter(reason -> !detectors.contains(reason))
                .ifPresent(
                        reason -> written.problem("no detector '" + reason + "'" + DidYouMean.hint(reason, detectors)));
    }

    private QueueRule.@Nullable Overflow overflow(String queue, YamlNode value) {
        YamlObject written = value.object(PolicyKeys.OVERFLOW.keys());
        Optional<String> to = written.required("to").flatMap(place -> {
            overflows.put(queue, place);
            return place.text("a queue's name");
        });
        Duration after = written.duration("after", SHORTEST, LONGEST, USUAL_ANSWER);
        return to.map(name -> new QueueRule.Overflow(after, name)).orElse(null);
    }

    private static @Nullable Integer perAgent(YamlNode value) {
        YamlObject written = value.object(PolicyKeys.CAPACITY.keys());
        return written.required("perAgent").isEmpty() ? null : written.whole("perAgent", 1, MAX_PER_AGENT, 1);
    }

    private void checkOverflows() {
        overflows.forEach((queue, place) -> {
            Set<String> passed = new LinkedHashSet<>();
            Optional<String> next = Optional.of(queue);
            while (next.isPresent() && passed.add(next.get())) {
                next = overflowOf(next.get());
            }
            String to = overflowOf(queue).orElse("");
            if (!queues.containsKey(to)) {
                place.problem("no queue '" + to + "'" + DidYouMean.hint(to, queues.keySet()));
            } else if (next.isPresent() && next.get().equals(queue)) {
                place.problem("is circular: " + String.join(" → ", passed) + " → " + queue);
            }
        });
    }

    private Optional<String> overflowOf(String queue) {
        return Optional.ofNullable(queues.get(queue)).map(QueueRule::overflow).map(QueueRule.Overflow::to);
    }
}
