package dev.relevo.router.policy;

import dev.relevo.event.PathKind;
import dev.relevo.kit.hours.OpeningHours;
import dev.relevo.router.policy.DeadEnd.Obstacle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks every state of a stuck user (time, language, reason, obstacle) and finds the first without an accepted path to a human.
 *
 * <p>A user without keyword, payload or choice represents all: those only add queues. An overflow queue needs no state of its own:
 * if the first queue may be without agents, so may the second, and then the other contact paths are what remains.
 */
public final class DeadEnds {
    /** A value that no rule names: represents every other language and reason. */
    private static final String OTHER = "*";

    private final EscalationPolicy policy;
    private final List<EscalationPath> others;
    private final Set<String> languages;
    private final Set<String> reasons;

    private DeadEnds(EscalationPolicy policy) {
        this.policy = policy;
        this.others = policy.paths().stream()
                .filter(path -> path.kind() != PathKind.AGENT)
                .toList();
        this.languages = named(when -> when.languages());
        this.reasons = named(when -> when.reasons());
    }

    /** The first dead end of this policy; empty if absent. */
    public static Optional<DeadEnd> first(EscalationPolicy policy) {
        return new DeadEnds(policy).first();
    }

    private Set<String> named(Function<QueueCondition, Set<String>> values) {
        Set<String> named = new LinkedHashSet<>();
        policy.queues()
                .forEach(queue -> values.apply(queue.when()).stream().sorted().forEach(named::add));
        named.add(OTHER);
        return named;
    }

    private Optional<DeadEnd> first() {
        if (others.stream().anyMatch(path -> path.hours().always())) {
            return Optional.empty();
        }
        List<OpeningHours> hours = Stream.concat(
                        policy.queues().stream().map(QueueRule::hours),
                        others.stream().map(EscalationPath::hours))
                .toList();
        return new ScheduleBoundaries(hours, policy.timeZone())
                .all()
                // A path without an agent that answers now serves every user.
                .filter(moment -> others.stream()
                        .noneMatch(path -> isOpen(path.hours(), moment.at().toInstant())))
                .flatMap(this::people)
                .findFirst();
    }

    private Stream<DeadEnd> people(ScheduleBoundaries.Moment moment) {
        List<DeadEnd> found = new ArrayList<>();
        for (String language : languages) {
            for (String reason : reasons) {
                RoutingCriteria need = new RoutingCriteria(
                        policy.number(), OTHER.equals(language) ? null : language, Set.of(reason), List.of(), null);
                obstacle(need, moment.at().toInstant())
                        .ifPresent(obstacle -> found.add(new DeadEnd(
                                moment.name(),
                                person(language, reason),
                                obstacle,
                                why(need, moment.at().toInstant()))));
            }
        }
        return found.stream();
    }

    /** The first obstacle between the user and an agent, where an agent is the only path. */
    private Optional<Obstacle> obstacle(RoutingCriteria need, Instant now) {
        boolean isOpen = policy.openQueue(need, now).isPresent();
        return Stream.of(Obstacle.values())
                .filter(obstacle -> !(isOpen && obstacle.agentsAnswer()))
                .findFirst();
    }

    private String person(String language, String reason) {
        String speaks = languages.size() == 1
                ? "any language"
                : OTHER.equals(language) ? "any other language" : "language " + language;
        String because = OTHER.equals(reason) ? "any other reason" : "reason " + reason;
        return reasons.size() == 1 ? speaks : speaks + ", " + because;
    }

    private String why(RoutingCriteria need, Instant now) {
        List<String> why = new ArrayList<>();
        boolean agents = policy.paths().size() > others.size();
        if (!agents) {
            why.add("AGENT is not among the paths");
        }
        policy.queues().stream()
                .filter(queue -> agents && queue.when().matches(need, policy.labels()))
                .map(queue -> "queue " + queue.name() + (isOpen(queue.hours(), now) ? open(queue) : " closed"))
                .forEach(why::add);
        if (agents && why.isEmpty()) {
            why.add("no queue serves the user");
        }
        others.stream().map(path -> path.kind() + " closed").forEach(why::add);
        if (others.isEmpty()) {
            why.add("no PHONE, EMAIL, WEB_FORM or STORE_VISIT");
        }
        return String.join(", ", why);
    }

    private static String open(QueueRule queue) {
        QueueRule.@Nullable Overflow overflow = queue.overflow();
        return overflow == null
                ? " open but nobody answers"
                : " open but nobody answers, nor in its overflow " + overflow.to();
    }

    private boolean isOpen(OpeningHours hours, Instant now) {
        return hours.isOpen(now, policy.timeZone());
    }
}
