package dev.relevo.rating.number;

import dev.relevo.event.EventMeta;
import dev.relevo.event.NumberState;
import dev.relevo.rating.redcase.NumberRating;
import dev.relevo.rating.redcase.RedCase;
import dev.relevo.rating.redcase.SendPermit;
import org.jspecify.annotations.Nullable;

/** Maps a number's rating to the {@code number-state} event, which senders read before they send from the number. */
final class NumberStateMapper {
    private NumberStateMapper() {}

    static NumberState of(EventMeta meta, NumberRating state, boolean isCompliant) {
        return new NumberState(
                meta,
                state.number().phoneNumberId(),
                state.number().displayNumber(),
                state.rating(),
                state.ratingSince(),
                redCase(state.redCase()),
                state.messagingLimit(),
                isCompliant,
                SendPermit.of(state),
                state.status(),
                null,
                null,
                null);
    }

    /** Templates are not counted yet, so {@code exempt} is always false. */
    private static NumberState.@Nullable RedCase redCase(@Nullable RedCase open) {
        return open == null
                ? null
                : new NumberState.RedCase(
                        open.flaggedAt(), open.deadline(), open.ruleSet(), null, false, null, null, null, null);
    }
}
