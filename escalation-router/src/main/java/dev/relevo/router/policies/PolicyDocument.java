package dev.relevo.router.policies;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.event.PathKind;
import dev.relevo.router.policy.Phrase;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A policy as it is written, before it is checked. Absent parts are null. */
record PolicyDocument(
        String number,
        ZoneId timeZone,
        @Nullable Mode mode,
        @Nullable Map<String, JsonNode> detectors,
        @Nullable Score score,
        @Nullable List<Queue> queues,
        @Nullable List<Path> paths,
        @Nullable HandBack handBack,
        @Nullable Map<String, Map<Phrase, String>> messages) {
    enum Mode {
        @JsonProperty("live")
        LIVE,
        @JsonProperty("shadow")
        SHADOW
    }

    record Score(
            @Nullable Double decayPerUserTurn,
            @Nullable Double watchAt,
            @Nullable Double offerAt,
            @Nullable Double handoffAt,
            @Nullable Duration coolDown) {}

    record Queue(
            String name,
            @Nullable When when,
            @Nullable JsonNode hours,
            @Nullable Duration answerWithin,
            @Nullable Duration offerTimeout,
            @Nullable Overflow overflow,
            @Nullable Capacity capacity) {}

    record When(@Nullable String language) {}

    record Overflow(Duration after, String to) {}

    record Capacity(int perAgent) {}

    record Path(
            PathKind kind,
            @Nullable String value,
            @Nullable JsonNode hours,
            @Nullable Boolean retail) {}

    record HandBack(@Nullable Duration idleAfter) {}
}
