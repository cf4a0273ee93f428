package dev.relevo.rating.permit;

import dev.relevo.event.NumberState.Because;
import dev.relevo.rating.permit.PermitFacts.Reserved;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How many messages the bounds leave. Nothing is taken for people who are reached twice: a message counts as a person.
 *
 * @param number left under the ceiling of a red case; empty without one
 * @param portfolio left under the messaging limit; empty without a known one
 * @param reached the bounds that leave nothing
 */
record Budget(OptionalInt number, OptionalInt portfolio, List<Because> reached) {
    Budget {
        reached = List.copyOf(reached);
    }

    static Budget of(PermitFacts facts) {
        Reserved reserved = facts.reserved();
        OptionalInt ceiling = RedCaseReasons.ceiling(facts.redCase());
        OptionalInt limit = MessagingLimit.of(facts);
        int sent = facts.volume().templates();
        int people = facts.volume().portfolioPeopleLast24Hours();
        OptionalInt number = left(ceiling, sent, reserved.number());
        OptionalInt portfolio = left(limit, people, reserved.portfolio());
        List<Because> reached = new ArrayList<>();
        if (isUsedUp(number)) {
            reached.add(PermitCode.CEILING_REACHED.because(
                    "red: at most " + ceiling.getAsInt() + " templates in 7 days; " + sent + " sent, "
                            + reserved.number() + " reserved",
                    null));
        }
        if (isUsedUp(portfolio)) {
            reached.add(PermitCode.PORTFOLIO_LIMIT_REACHED.because(
                    "messaging limit: at most " + limit.getAsInt() + " people in 24 hours; " + people + " reached, "
                            + reserved.portfolio() + " reserved",
                    null));
        }
        return new Budget(number, portfolio, reached);
    }

    /** The smaller of the two; empty when neither is bounded. */
    OptionalInt remaining() {
        return Stream.of(number, portfolio).flatMapToInt(OptionalInt::stream).min();
    }

    private static boolean isUsedUp(OptionalInt left) {
        return left.isPresent() && left.getAsInt() == 0;
    }

    private static OptionalInt left(OptionalInt bound, int used, int reserved) {
        return bound.isEmpty() ? bound : OptionalInt.of((int) Math.max(0L, (long) bound.getAsInt() - used - reserved));
    }
}
