package dev.relevo.notifier.route.file;

import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.notifier.route.LadderStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code ladder: [{rotation: on-call}, {receiver: boss, after: 15m}]}. */
final class LadderReader {
    static final int MAX_STEPS = 20;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    private LadderReader() {}

    static List<LadderStep> read(YamlObject route, Names names) {
        List<LadderStep> steps = new ArrayList<>();
        route.find("ladder").ifPresent(written -> {
            route.find("receiver")
                    .ifPresent(receiver -> receiver.problem(
                            "expected a receiver or a ladder: the ladder's first step is told at once"));
            List<YamlNode> items = written.items(MAX_STEPS);
            for (int i = 0; i < items.size(); i++) {
                YamlObject item = items.get(i).object(RouteKeys.STEP.keys());
                Duration after = i == 0 ? first(item) : next(item);
                target(item, names).ifPresent(target -> steps.add(new LadderStep(target, after)));
            }
            if (written.isEmptyList()) {
                written.problem("expected at least one step");
            }
        });
        return steps;
    }

    private static Duration first(YamlObject step) {
        step.find("after").ifPresent(written -> written.problem("the first step is told at once: it has no after"));
        return Duration.ZERO;
    }

    private static Duration next(YamlObject step) {
        return step.required("after")
                .flatMap(written -> DurationReader.read(written, SHORTEST, LONGEST))
                .orElse(SHORTEST);
    }

    private static Optional<LadderStep.Target> target(YamlObject step, Names names) {
        Optional<YamlNode> receiver = step.find("receiver");
        Optional<YamlNode> rotation = step.find("rotation");
        if (step.place().isObject() && receiver.isPresent() == rotation.isPresent()) {
            step.place().problem("expected a receiver or a rotation");
            return Optional.empty();
        }
        return rotation.isPresent()
                ? rotation.flatMap(names::rotation).map(LadderStep.ToRotation::new)
                : receiver.flatMap(names::receiver).map(LadderStep.ToReceiver::new);
    }
}
