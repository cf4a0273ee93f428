package dev.relevo.rating.redcase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * WhatsApp's rules on red numbers as they were stated at one date. Providers still state different ones, so each number names
 * the set it is judged by. A new set is one class, listed in {@link #ALL}, and its test.
 */
public sealed interface RuleSet permits HumanEscalation2020, Meta202510 {
    /** Every set, the default first. */
    List<RuleSet> ALL = List.of(new HumanEscalation2020(), new Meta202510());

    /** What configuration and events call it, for example {@code human-escalation-2020}. */
    String name();

    /** When limits follow a flag; empty when none do by themselves. */
    Optional<Instant> deadline(Instant flaggedAt);

    /** The set of this name; empty when there is none. */
    static Optional<RuleSet> named(String name) {
        return ALL.stream().filter(rules -> rules.name().equals(name)).findFirst();
    }
}
