package dev.relevo.router.detector;

import dev.relevo.event.Reason;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import dev.relevo.router.policy.DetectorSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds one kind of evidence. Stateless: all it knows is the conversation before the input, and the input. */
public sealed interface Detector
        permits HumanRequest,
                MenuRequest,
                OfferAccepted,
                AuditProbe,
                BotError,
                BotMiss,
                BotLoop,
                UserRepeats,
                Profanity,
                Frustration,
                Correction,
                BotSilent,
                Undelivered {
    /** All of them; the order is the order of reasons in a handoff. */
    List<Detector> ALL = List.of(
            new HumanRequest(),
            new MenuRequest(),
            new OfferAccepted(),
            new AuditProbe(),
            new BotError(),
            new BotMiss(),
            new BotLoop(),
            new UserRepeats(),
            new Profanity(),
            new Frustration(),
            new Correction(),
            new BotSilent(),
            new Undelivered());

    /** What a detector finds evidence of. */
    enum Kind {
        /** The user asks for a person. */
        EXPLICIT_REQUEST,
        /** The bot, or the system behind it, passes the user on. */
        BOT_GAVE_UP,
        /** Signs that the user is stuck. */
        INFERRED
    }

    /** Its name in reasons and in policies. */
    String name();

    Kind kind();

    /** The kind of the detector that gave a reason; {@code INFERRED} for the name of a detector that does not exist. */
    static Kind kindOf(Reason reason) {
        for (Detector detector : ALL) {
            if (detector.name().equals(reason.detector())) {
                return detector.kind();
            }
        }
        return Kind.INFERRED;
    }

    /**
     * What this input says.
     *
     * @param before the conversation without the input
     */
    Optional<Signal> inspect(Conversation before, Input input, DetectorSettings settings, Instant now);
}
