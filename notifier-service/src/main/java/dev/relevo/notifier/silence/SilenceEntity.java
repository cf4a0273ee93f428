package dev.relevo.notifier.silence;

import dev.relevo.notifier.route.Matcher;
import dev.relevo.notifier.route.MatcherText;
import dev.relevo.notifier.route.Silence;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the silence table. */
@Entity
@Table(name = "silence")
class SilenceEntity {
    private static final String NUMBER = "number";

    @Id
    private String id = "";

    @Column(columnDefinition = "text[]")
    private List<String> matchers = List.of();

    private @Nullable String phoneNumberId;
    private Instant startsAt = Instant.EPOCH;
    private Instant endsAt = Instant.EPOCH;
    private String author = "";
    private String reason = "";
    private Instant createdAt = Instant.EPOCH;
    private @Nullable String endedBy;

    /** For Hibernate. */
    protected SilenceEntity() {}

    SilenceEntity(Silence silence, Instant now) {
        id = silence.id();
        matchers = silence.matchers().stream().map(Matcher::toString).toList();
        phoneNumberId = numberOf(silence);
        startsAt = silence.startsAt();
        endsAt = silence.endsAt();
        author = silence.author();
        reason = silence.reason();
        createdAt = now;
    }

    /** The only number whose alerts a silence matches; null when there may be others. */
    static @Nullable String numberOf(Silence silence) {
        return silence.matchers().stream()
                .filter(matcher -> matcher.name().equals(NUMBER) && matcher.operator() == Matcher.Operator.EQUAL)
                .map(Matcher::value)
                .filter(number -> !number.isEmpty())
                .findFirst()
                .orElse(null);
    }

    Silence toSilence() {
        return new Silence(
                id,
                matchers.stream()
                        .flatMap(text -> MatcherText.read(text).stream())
                        .toList(),
                startsAt,
                endsAt,
                author,
                reason);
    }

    /** Ends it now; one that has not begun never begins. */
    void end(String by, Instant now) {
        if (now.isBefore(endsAt)) {
            startsAt = startsAt.isAfter(now) ? now : startsAt;
            endsAt = now;
            endedBy = by;
        }
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    String endedBy() {
        return endedBy;
    }
}
