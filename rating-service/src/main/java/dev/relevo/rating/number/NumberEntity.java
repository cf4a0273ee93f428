package dev.relevo.rating.number;

import dev.relevo.event.NumberRef;
import dev.relevo.event.NumberState;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.rating.path.EscalationPath;
import dev.relevo.rating.path.PathRules;
import dev.relevo.rating.redcase.NumberRating;
import dev.relevo.rating.redcase.RedCase;
import dev.relevo.rating.redcase.RuleSet;
import dev.relevo.rating.redcase.Track;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A registered number: its profile from the operator, and the last observation. */
@Entity
@Table(name = "phone_number")
class NumberEntity {
    @Id
    @Column(name = "phone_number_id")
    private String phoneNumberId;

    @Column(name = "waba_id")
    private String wabaId;

    /** Digits only. */
    @Column(name = "display_number")
    private String displayNumber;

    /** Null when the operator gave none. */
    @Nullable
    @Column(name = "verified_name")
    private String verifiedName;

    private boolean retail;

    @Column(name = "rule_set")
    private String ruleSet;

    @Column(name = "time_zone")
    private String timeZone;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<EscalationPath> paths;

    @Enumerated(EnumType.STRING)
    private Rating rating = Rating.UNKNOWN;

    /** Null until a colour was seen. */
    @Nullable
    @Column(name = "rating_since")
    private Instant ratingSince;

    @Column(name = "colour_at")
    private Instant colourAt = NumberRating.NEVER;

    @Column(name = "observed_at")
    private Instant observedAt = NumberRating.NEVER;

    @Column(name = "last_cleared_at")
    private Instant lastClearedAt = NumberRating.NEVER;

    /** Null until seen. */
    @Nullable
    private String status;

    /** Null until seen. */
    @Nullable
    @Column(name = "messaging_limit")
    private String messagingLimit;

    /** Null: the account counts as the portfolio. */
    @Nullable
    @Column(name = "portfolio_id")
    private String portfolioId;

    /** The second of its registration. */
    @Column(updatable = false)
    private long registration;

    /** As JSON, with its times; null until the first is published. */
    @Nullable
    @Column(name = "published_state")
    private String publishedState;

    @Version
    private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    NumberEntity() {}

    NumberEntity(PhoneNumberId id, NumberProfile profile, Instant now) {
        this.phoneNumberId = id.value();
        this.registration = now.getEpochSecond();
        describe(profile);
    }

    /** Replaces the profile; the observed rating, status and limit are kept. */
    final void describe(NumberProfile profile) {
        wabaId = profile.wabaId();
        displayNumber = profile.displayNumber();
        verifiedName = profile.verifiedName();
        retail = profile.retail();
        ruleSet = profile.ruleSet().name();
        timeZone = profile.timeZone().getId();
        paths = profile.paths();
        portfolioId = profile.portfolioId();
    }

    NumberRef ref() {
        return new NumberRef(new PhoneNumberId(phoneNumberId), displayNumber, verifiedName);
    }

    String phoneNumberId() {
        return phoneNumberId;
    }

    String wabaId() {
        return wabaId;
    }

    Rating rating() {
        return rating;
    }

    @Nullable
    Instant ratingSince() {
        return ratingSince;
    }

    @Nullable
    String status() {
        return status;
    }

    @Nullable
    String messagingLimit() {
        return messagingLimit;
    }

    ZoneId timeZone() {
        return ZoneId.of(timeZone);
    }

    @Nullable
    String publishedState() {
        return publishedState;
    }

    /** Keeps the state that was published, as JSON. */
    void published(String state) {
        publishedState = state;
    }

    /** Replaces the declared escalation paths. */
    void declare(List<EscalationPath> declared) {
        paths = List.copyOf(declared);
    }

    /** Why no declared path is accepted; empty when one is. */
    List<String> pathProblems() {
        return PathRules.problems(paths, retail);
    }

    boolean isCompliant() {
        return PathRules.isCompliant(paths, retail);
    }

    PhoneNumberId id() {
        return new PhoneNumberId(phoneNumberId);
    }

    /** The portfolio, or the account when none is known: the messaging limit is shared by its numbers. */
    String portfolio() {
        return portfolioId == null ? wabaId : portfolioId;
    }

    /**
     * The rating without the observations that led to it.
     *
     * @throws IllegalStateException when the rule set is unknown
     */
    NumberRating rating(@Nullable RedCase latest, @Nullable RedCase other) {
        Track settled = new Track(
                rating,
                ratingSince,
                Rating.UNKNOWN,
                status,
                messagingLimit,
                colourAt,
                observedAt,
                lastClearedAt,
                registration,
                latest == null ? null : latest.facts());
        return NumberRating.from(ref(), rules(), settled, latest, other);
    }

    RuleSet rules() {
        return RuleSet.named(ruleSet)
                .orElseThrow(() -> new IllegalStateException("unknown rule set in the database: " + ruleSet));
    }

    /** Copies what the observations say. */
    void take(Track track) {
        rating = track.rating();
        ratingSince = track.ratingSince();
        colourAt = track.colourAt();
        observedAt = track.observedAt();
        lastClearedAt = track.lastClearedAt();
        status = track.status();
        messagingLimit = track.messagingLimit();
    }

    /** The number as the API returns it; {@code open} is its open red case. */
    NumberView view(Optional<RedCaseEntity> open, NumberState.Permit permit, Instant now) {
        return new NumberView(
                phoneNumberId,
                wabaId,
                displayNumber,
                verifiedName,
                retail,
                ruleSet,
                timeZone,
                List.copyOf(paths),
                isCompliant(),
                portfolioId,
                rating,
                ratingSince,
                status,
                messagingLimit,
                open.map(found -> found.view(now)).orElse(null),
                permit);
    }
}
