package dev.relevo.notifier.alert;

import dev.relevo.event.Bounds;
import dev.relevo.event.EventMeta;
import dev.relevo.event.NumberRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A notice of an alert to receivers: facts without texts, because each channel and language has its own texts. It is stored as JSON.
 *
 * @param news the type; stored rows have this name
 * @param number the number that the alert concerns; null for an alert of an account, which is {@link Fact#ACCOUNT}
 * @param at when it happened
 * @param since when the problem began, for example when the number was flagged; null when the same as {@code at}
 * @param deadline when limits follow; null when there is no deadline
 * @param details facts in the source's own words; empty when it gave none
 * @param facts other facts by name; null in rows that a version before 0.2 stored
 */
public record Notice(
        NoticeType news,
        @Nullable NumberRef number,
        Instant at,
        @Nullable Instant since,
        @Nullable Instant deadline,
        List<String> details,
        @Nullable Map<Fact, String> facts) {
    /** A time further ahead is ignored. */
    private static final Duration MAX_AHEAD = Duration.ofDays(400);

    public Notice {
        details = List.copyOf(details);
        var copy = new EnumMap<Fact, String>(Fact.class);
        copy.putAll(facts == null ? Map.of() : facts);
        facts = Collections.unmodifiableMap(copy);
    }

    /** A notice of a number. */
    static Notice of(NoticeType news, NumberRef number, EventMeta meta) {
        return new Notice(news, number, meta.occurredAt(), null, null, List.of(), null);
    }

    /** A notice of an account. */
    static Notice of(NoticeType news, String wabaId, EventMeta meta) {
        return new Notice(news, null, meta.occurredAt(), null, null, List.of(), Map.of(Fact.ACCOUNT, wabaId));
    }

    Notice at(Instant happened) {
        return new Notice(news, number, happened, since, deadline, details, facts);
    }

    Notice since(Instant began) {
        return new Notice(news, number, at, began, deadline, details, facts);
    }

    Notice deadline(@Nullable Instant limitsFollow) {
        return new Notice(news, number, at, since, limitsFollow, details, facts);
    }

    Notice details(List<String> words) {
        return new Notice(news, number, at, since, deadline, words, facts);
    }

    /** The same notice with this fact; unchanged when the value is null. */
    Notice with(Fact name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new EnumMap<Fact, String>(Fact.class);
        more.putAll(facts());
        more.put(name, value.toString());
        return new Notice(news, number, at, since, deadline, details, more);
    }

    /** The same notice with how often it happened; unchanged unless occurrences are counted. */
    public Notice counted(int occurrences) {
        return facts().containsKey(Fact.COUNT) ? with(Fact.COUNT, occurrences) : this;
    }

    /** The value of a fact; empty if absent. */
    public Optional<String> fact(Fact name) {
        return Optional.ofNullable(facts().get(name));
    }

    /** The facts in the order of {@link Fact}; never null. */
    @Override
    public Map<Fact, String> facts() {
        return facts == null ? Map.of() : facts;
    }

    /**
     * The same notice with plausible times, which can be calculated with and shown.
     *
     * @param meta of the event that caused the notice
     */
    public Notice plausible(EventMeta meta, Instant now) {
        var kept = new EnumMap<Fact, String>(Fact.class);
        kept.putAll(facts());
        kept.entrySet().removeIf(fact -> fact.getKey().isTime() && !canBeShown(Instant.parse(fact.getValue()), now));
        return new Notice(
                news,
                number,
                plausible(at, meta, now),
                since == null ? null : plausible(since, meta, now),
                deadline != null && canBeShown(deadline, now) ? deadline : null,
                details,
                kept);
    }

    private static boolean canBeShown(Instant at, Instant now) {
        return !at.isBefore(Bounds.EARLIEST) && at.isBefore(now.plus(MAX_AHEAD));
    }

    /** This time if it is plausible, else the time of recording if that is plausible, else now. */
    public static Instant plausible(Instant at, EventMeta meta, Instant now) {
        if (Bounds.isPlausible(at, now)) {
            return at;
        }
        return Bounds.isPlausible(meta.recordedAt(), now) ? meta.recordedAt() : now;
    }

    /**
     * What the alert is about, as shown to people: the number's digits, or its id when they are unknown; else the queue, the
     * receiver, the name of another system's alert, or the account's id.
     */
    public String subject() {
        if (number == null) {
            return subjectFact().flatMap(this::fact).orElse("?");
        }
        String display = number.displayNumber();
        return display == null ? number.phoneNumberId().value() : display;
    }

    private Optional<Fact> subjectFact() {
        return Stream.of(Fact.QUEUE, Fact.RECEIVER, Fact.NAME, Fact.ACCOUNT)
                .filter(facts()::containsKey)
                .findFirst();
    }

    /** One line in English for events and lists; the number by its id. */
    public String summary() {
        String who = number == null
                ? subjectFact().orElse(Fact.ACCOUNT).name().toLowerCase(Locale.ROOT) + " " + subject()
                : "number " + number.phoneNumberId();
        String words = who + ": " + news.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return deadline == null ? words : words + ", deadline " + deadline;
    }
}
