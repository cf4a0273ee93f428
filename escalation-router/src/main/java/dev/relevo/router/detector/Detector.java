package dev.relevo.router.detector;

import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Input;
import dev.relevo.router.conversation.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds one kind of evidence. A detector is a record of its settings, with the usual ones in {@code DEFAULT}. All else it knows is
 * the conversation before the input, and the input.
 */
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
    /** Kinds of evidence. */
    enum Kind {
        /** The user asks for a person. */
        EXPLICIT_REQUEST,
        /** The bot, or the system behind it, gives up. */
        BOT_GAVE_UP,
        /** Signs that the user is stuck. */
        INFERRED
    }

    /** Its name in reasons and in policies. */
    String name();

    Kind kind();

    /** The keys under its name in a policy. */
    List<String> keys();

    /** The same detector with the settings of a policy, and its own where the policy has none. */
    Detector with(SettingsSource source);

    /**
     * The signals of this input.
     *
     * @param before the conversation without the input
     */
    Optional<Signal> inspect(Conversation before, Input input, Instant now);
}
