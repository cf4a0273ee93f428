package dev.relevo.rating.redcase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * WhatsApp's rules on red numbers as stated at one date. Providers still state different rules, so each number names its rule
 * set. A new rule set is one class, listed in {@link #ALL}, and its test.
 */
public sealed interface RuleSet permits HumanEscalation2020, Meta202510 {
    /** All rule sets, the default first. */
    List<RuleSet> ALL = List.of(new HumanEscalation2020(), new Meta202510());

    /** The name in configuration and events, for example {@code human-escalation-2020}. */
    String name();

    /** When WhatsApp imposes limits after a flag; empty when the rule set has no deadline. */
    Optional<Instant> deadline(Instant flaggedAt);

    /** True when a red number with this many templates in 7 days is not limited at the deadline. */
    boolean isExempt(int templates);

    /** The rule set with this name; empty if the name is unknown. */
    static Optional<RuleSet> named(String name) {
        return ALL.stream().filter(rules -> rules.name().equals(name)).findFirst();
    }
}
