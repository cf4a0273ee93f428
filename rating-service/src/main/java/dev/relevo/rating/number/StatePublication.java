package dev.relevo.rating.number;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.relevo.event.EventMeta;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberState;
import dev.relevo.event.NumberState.Because;
import dev.relevo.event.NumberState.Category;
import dev.relevo.event.Topics;
import dev.relevo.kit.EventJson;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.rating.fact.Risks;
import dev.relevo.rating.permit.PermitFacts;
import dev.relevo.rating.permit.PermitRules;
import dev.relevo.rating.redcase.NumberRating;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The published state of a number: it is published when it differs from the last published one in more than its times. */
@Singleton
class StatePublication {
    private final NumberFacts facts;
    private final Risks risks;
    private final Outbox outbox;

    StatePublication(NumberFacts facts, Risks risks, Outbox outbox) {
        this.facts = facts;
        this.risks = risks;
        this.outbox = outbox;
    }

    /** Needs the lock on the number; {@code cause} is what changed. */
    void publish(NumberEntity number, String cause, Instant now) {
        EventMeta meta = EventMeta.now(Ids.derived(number.phoneNumberId(), "number-state", cause), now);
        NumberState state = state(number, meta, now);
        boolean isPublished = last(number)
                .map(StatePublication::timeless)
                .filter(timeless(state)::equals)
                .isPresent();
        if (!isPublished) {
            number.published(write(state));
            outbox.add(Topics.NUMBER_STATES, state);
        }
    }

    /** The last published state; empty when none was, or a version wrote it that this one cannot read. */
    static Optional<NumberState> last(NumberEntity number) {
        String json = number.publishedState();
        if (json == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(EventJson.mapper().readValue(json, NumberState.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private NumberState state(NumberEntity number, EventMeta meta, Instant now) {
        PermitFacts known = facts.of(number, now);
        return new NumberState(
                meta,
                number.id(),
                number.ref().displayNumber(),
                number.rating(),
                number.ratingSince(),
                known.redCase(),
                number.messagingLimit(),
                number.isCompliant(),
                PermitRules.decide(known, now),
                number.status(),
                new NumberState.Observation(
                        known.freshness().observedAt(),
                        known.freshness().staleSince() != null,
                        known.freshness().vanishedSince() != null),
                PermitRules.capability(known, now),
                risks.of(number.id()).orElse(null),
                number.wabaId(),
                number.portfolio());
    }

    /**
     * What makes a state worth publishing: not the times, and of figures only their magnitude. A campaign changes its figures with each
     * evaluation, and readers who need them exactly ask the API.
     */
    private static NumberState timeless(NumberState state) {
        NumberState.Permit permit = state.permit();
        NumberState.Observation observation = state.observation();
        NumberState.Risk risk = state.risk();
        return new NumberState(
                EventMeta.now("compared", NumberRating.NEVER),
                state.phoneNumberId(),
                state.displayNumber(),
                state.rating(),
                state.ratingSince(),
                state.redCase() == null ? null : rounded(state.redCase()),
                state.messagingLimit(),
                state.compliant(),
                new NumberState.Permit(
                        permit.allowed(), List.of(), null, null, rounded(permit.categories()), codes(permit.because())),
                state.status(),
                observation == null ? null : timeless(observation),
                state.capability(),
                risk == null ? null : new NumberState.Risk(Math.round(risk.score() * 10) / 10.0, List.of()),
                state.wabaId(),
                state.portfolioId());
    }

    private static NumberState.Observation timeless(NumberState.Observation observation) {
        return new NumberState.Observation(null, observation.stale(), observation.vanished());
    }

    private static NumberState.RedCase rounded(NumberState.RedCase open) {
        return new NumberState.RedCase(
                open.flaggedAt(),
                open.deadline(),
                open.ruleSet(),
                magnitude(open.templatesLast7Days()),
                open.exempt(),
                open.caseId(),
                open.state(),
                open.disputed(),
                open.ceiling());
    }

    private static @Nullable Map<String, Category> rounded(@Nullable Map<String, Category> categories) {
        if (categories == null) {
            return null;
        }
        Map<String, Category> rounded = new TreeMap<>();
        categories.forEach((name, category) ->
                rounded.put(name, new Category(category.allowed(), magnitude(category.remaining()))));
        return rounded;
    }

    private static List<Because> codes(@Nullable List<Because> because) {
        return because == null
                ? List.of()
                : because.stream()
                        .map(reason -> new Because(reason.code(), "", reason.until()))
                        .toList();
    }

    /** The number of binary digits: it changes when a figure is twice or half as large, and when it becomes 0. */
    private static @Nullable Integer magnitude(@Nullable Integer figure) {
        return figure == null ? null : Integer.valueOf(Integer.SIZE - Integer.numberOfLeadingZeros(figure));
    }

    private static String write(NumberState state) {
        try {
            return EventJson.mapper().writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a number's state is not JSON", e);
        }
    }
}
