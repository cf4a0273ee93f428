package dev.relevo.notifier.routing;

import dev.relevo.kit.security.Caller;
import dev.relevo.notifier.route.LadderStep;
import dev.relevo.notifier.route.Route;
import dev.relevo.notifier.route.RoutingTree;
import dev.relevo.notifier.routing.Explanation.InhibitedBy;
import dev.relevo.notifier.routing.Explanation.Match;
import dev.relevo.notifier.routing.Explanation.MutedBy;
import dev.relevo.notifier.routing.Explanation.SilencedBy;
import dev.relevo.notifier.routing.Explanation.Step;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says of an alert where it would go, from what {@link Routing} decides by. */
@Singleton
class Explainer {
    private final Routing routing;
    private final FiringAlerts alerts;

    Explainer(Routing routing, FiringAlerts alerts) {
        this.routing = routing;
        this.alerts = alerts;
    }

    /**
     * What an answer may name.
     *
     * @param receivers those that exist
     * @param numbers the numbers of the API key
     */
    record Visible(Set<String> receivers, Set<String> numbers) {}

    Explanation explain(Map<String, String> labels, List<Map<String, String>> firing, Instant at, Visible visible) {
        CurrentTree current = routing.current();
        RoutingTree tree = current.tree();
        List<Match> matches = tree.match(labels).stream()
                .map(found -> match(tree, found.route(), labels, at, visible))
                .filter(match -> !match.steps().isEmpty())
                .toList();
        @Nullable
        SilencedBy silence = routing.silence(labels, at).map(SilencedBy::of).orElse(null);
        @Nullable
        InhibitedBy inhibition = tree.inhibitor(
                        Stream.concat(firing.stream(), alerts.labels().stream()).toList())
                .of(labels)
                .map(found ->
                        new InhibitedBy(found.rule().path(), mayShow(found.source(), visible) ? found.source() : null))
                .orElse(null);
        boolean isTold = silence == null
                && inhibition == null
                && matches.stream().anyMatch(match -> match.mutedBy() == null && match.receiver() != null);
        return new Explanation(current.source(), current.revision(), at, isTold, matches, silence, inhibition);
    }

    private static Match match(RoutingTree tree, Route route, Map<String, String> labels, Instant at, Visible visible) {
        List<Step> steps = route.steps().stream()
                .map(step -> step(tree, step, at, visible))
                .toList();
        return new Match(
                route.path(),
                steps.stream()
                        .limit(1)
                        .filter(Step::known)
                        .map(Step::receiver)
                        .findFirst()
                        .orElse(null),
                steps,
                route.grouping().of(labels),
                route.timings().firstAfter(labels),
                route.timings().groupInterval(),
                route.timings().repeatInterval(),
                tree.mute(route, at).map(Explainer::muted).orElse(null));
    }

    private static Step step(RoutingTree tree, LadderStep step, Instant at, Visible visible) {
        String receiver = tree.receiver(step, at);
        @Nullable
        String rotation =
                switch (step.target()) {
                    case LadderStep.ToReceiver _ -> null;
                    case LadderStep.ToRotation(String name) -> name;
                };
        return new Step(rotation, receiver, visible.receivers().contains(receiver), step.after());
    }

    private static MutedBy muted(RoutingTree.Mute mute) {
        return new MutedBy(mute.isInside() ? "mute_time_intervals" : "active_time_intervals", mute.interval());
    }

    private static boolean mayShow(Map<String, String> source, Visible visible) {
        return visible.numbers().contains(Caller.ALL) || visible.numbers().contains(source.getOrDefault("number", ""));
    }
}
