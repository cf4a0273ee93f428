package dev.relevo.router.policyfile;

import dev.relevo.event.PathKind;
import dev.relevo.event.PathValues;
import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.router.policy.EscalationPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the contact paths, each in a form that WhatsApp accepts. */
final class PathReader {
    static final int MAX_PATHS = 50;

    private static final Map<String, PathKind> KINDS =
            PathKind.known().stream().collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private PathReader() {}

    public static List<EscalationPath> read(YamlObject policy) {
        List<EscalationPath> paths = new ArrayList<>();
        policy.required("paths").ifPresent(written -> written.items(MAX_PATHS)
                .forEach(path -> path(path.object(PolicyKeys.PATH.keys())).ifPresent(paths::add)));
        return paths;
    }

    private static Optional<EscalationPath> path(YamlObject written) {
        Optional<PathKind> kind = written.required("kind").flatMap(value -> YamlObject.choice(value, KINDS));
        boolean retail = written.isTrue("retail");
        var hours = HoursReader.read(written);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        if (kind.get() == PathKind.AGENT) {
            checkAgent(written);
            return Optional.of(new EscalationPath(PathKind.AGENT, null, hours));
        }
        if (kind.get() == PathKind.STORE_VISIT && !retail) {
            written.place().problem("WhatsApp accepts a store visit from retail only; say retail: true");
        }
        Optional<String> value = written.required("value").flatMap(place -> value(kind.get(), place));
        return Optional.of(new EscalationPath(kind.get(), value.orElse(""), hours));
    }

    /** Agents are described by queues, not here. */
    private static void checkAgent(YamlObject written) {
        written.find("value").ifPresent(value -> value.problem("an agent has no value: people are in the queues"));
        written.find("hours").ifPresent(value -> value.problem("an agent has no hours: the queues have them"));
    }

    private static Optional<String> value(PathKind kind, YamlNode place) {
        Optional<String> value = place.text("a text");
        value.flatMap(text -> PathValues.expected(kind, text))
                .ifPresent(expected -> place.problem("expected " + expected + ", got " + place.quoted()));
        return value;
    }
}
