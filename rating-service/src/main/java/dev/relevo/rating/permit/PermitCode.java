package dev.relevo.rating.permit;

import dev.relevo.event.NumberState.Because;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The reasons of a permit. The names do not change: machines read them. */
enum PermitCode {
    /** The number was never observed. */
    NEVER_OBSERVED(Effect.STOPS),
    /** The last observation is older than the promised age. */
    STALE(Effect.STOPS),
    /** The account no longer lists the number. */
    VANISHED(Effect.STOPS),
    /** WhatsApp gave no status, or one that is not known. */
    STATUS_UNKNOWN(Effect.STOPS),
    /** The status does not allow campaigns, for example {@code FLAGGED} or {@code BANNED}. */
    STATUS_NOT_USABLE(Effect.STOPS),
    /** WhatsApp's own judgement is that the number cannot send. */
    HEALTH_BLOCKED(Effect.STOPS),
    /** WhatsApp refuses messages that the account begins. */
    RESTRICTED(Effect.STOPS),
    /** WhatsApp refuses utility templates of the account. */
    UTILITY_RESTRICTED(Effect.STOPS_UTILITY),
    /** WhatsApp announced that it will disable the account. */
    DISABLE_SCHEDULED(Effect.STOPS),
    /** WhatsApp limits the red number, as evidence shows. */
    RED_LIMITED(Effect.STOPS),
    /** The deadline of the red number passed, and a limit is expected. */
    RED_LIMIT_EXPECTED(Effect.STOPS),
    /** The deadline of the red number passed, and the case is not judged yet. */
    RED_PAST_DEADLINE(Effect.STOPS),
    /** The red case has a state that this version does not know. */
    RED_STATE_UNKNOWN(Effect.STOPS),
    /** The volume of the red number reached the ceiling that it may not exceed. */
    CEILING_REACHED(Effect.STOPS),
    /** The portfolio reached as many people as its messaging limit allows. */
    PORTFOLIO_LIMIT_REACHED(Effect.STOPS),
    /** None of the templates that WhatsApp named can be sent. It names a template only when it changes, so there may be others. */
    NO_USABLE_TEMPLATE(Effect.NOTES),
    /** The number is red before its deadline. */
    RED_BEFORE_DEADLINE(Effect.NOTES),
    /** The number is red past its deadline, but exempt. */
    RED_EXEMPT(Effect.NOTES),
    /** The number is red under a rule set without a deadline. */
    RED_WITHOUT_DEADLINE(Effect.NOTES);

    /** What a reason does. */
    private enum Effect {
        STOPS,
        STOPS_UTILITY,
        NOTES
    }

    private final Effect effect;

    PermitCode(Effect effect) {
        this.effect = effect;
    }

    Because because(String text, @Nullable Instant until) {
        return new Because(name(), text, until);
    }

    /** Whether this reason stops messages of the category. */
    boolean stops(TemplateCategory category) {
        return effect == Effect.STOPS || (effect == Effect.STOPS_UTILITY && category == TemplateCategory.UTILITY);
    }

    /** Whether this reason says something about the category. */
    boolean concerns(TemplateCategory category) {
        return effect != Effect.STOPS_UTILITY || category == TemplateCategory.UTILITY;
    }
}
