package dev.relevo.router.conversation;

import dev.relevo.router.policy.DetectorSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds one kind of evidence. Stateless: all it knows is the conversation before the input, and the input. */
public sealed interface Detector permits HumanRequest, BotMiss, UserRepeats, BotSilent, BotError {
    /** All of them; the order is the order of reasons in a handoff. */
    List<Detector> ALL = List.of(new HumanRequest(), new BotMiss(), new UserRepeats(), new BotSilent(), new BotError());

    /**
     * What this input says.
     *
     * @param before the conversation without the input
     */
    Optional<Signal> inspect(Conversation before, Input input, DetectorSettings settings, Instant now);
}
