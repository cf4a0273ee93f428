package dev.relevo.rating.number;

import dev.relevo.event.NumberRef;
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
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A registered number: its profile from the operator, and the last observation. */
@Entity
@Table(name = "phone_number")
class NumberEntity {
    @Id
    @Column(name = "phone_number_id")
    String phoneNumberId;

    @Column(name = "waba_id")
    String wabaId;

    /** Digits only. */
    @Column(name = "display_number")
    String displayNumber;

    /** Null when the operator gave none. */
    @Nullable
    @Column(name = "verified_name")
    String verifiedName;

    boolean retail;

    @Column(name = "rule_set")
    String ruleSet;

    @Column(name = "time_zone")
    String timeZone;

    @JdbcTypeCode(SqlTypes.JSON)
    List<EscalationPath> paths;

    @Enumerated(EnumType.STRING)
    Rating rating = Rating.UNKNOWN;

    /** Null until a colour was seen. */
    @Nullable
    @Column(name = "rating_since")
    Instant ratingSince;

    @Column(name = "colour_at")
    Instant colourAt = NumberRating.NEVER;

    @Column(name = "observed_at")
    Instant observedAt = NumberRating.NEVER;

    @Column(name = "last_cleared_at")
    Instant lastClearedAt = NumberRating.NEVER;

    /** Null until seen. */
    @Nullable
    String status;

    /** Null until seen. */
    @Nullable
    @Column(name = "messaging_limit")
    String messagingLimit;

    /** Null: the account counts as the portfolio. */
    @Nullable
    @Column(name = "portfolio_id")
    String portfolioId;

    /** The second of its registration. */
    @Column(updatable = false)
    long registration;

    /** As JSON, with its times; null until the first is published. */
    @Nullable
    @Column(name = "published_state")
    String publishedState;

    @Version
    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    NumberEntity() {}

    NumberEntity(PhoneNumberId id, NumberProfile profile, Instant now) {
        this.registration = now.getEpochSecond();
        this.phoneNumberId = id.value();
        this.wabaId = profile.wabaId();
        this.displayNumber = profile.displayNumber();
        this.verifiedName = profile.verifiedName();
        this.retail = profile.retail();
        this.ruleSet = profile.ruleSet().name();
        this.timeZone = profile.timeZone().getId();
        this.paths = profile.paths();
        this.portfolioId = profile.portfolioId();
    }

    /** Replaces the profile; the observed rating, status and limit are kept. */
    void describe(NumberProfile profile) {
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
}
