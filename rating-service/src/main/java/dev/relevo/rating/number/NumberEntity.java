package dev.relevo.rating.number;

import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.rating.path.EscalationPath;
import dev.relevo.rating.path.PathRules;
import dev.relevo.rating.redcase.NumberRating;
import dev.relevo.rating.redcase.RedCase;
import dev.relevo.rating.redcase.RuleSet;
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

    @Version
    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    NumberEntity() {}

    NumberEntity(PhoneNumberId id, NumberProfile profile) {
        this.phoneNumberId = id.value();
        this.wabaId = profile.wabaId();
        this.displayNumber = profile.displayNumber();
        this.verifiedName = profile.verifiedName();
        this.retail = profile.retail();
        this.ruleSet = profile.ruleSet().name();
        this.timeZone = profile.timeZone().getId();
        this.paths = profile.paths();
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
    }

    NumberRef ref() {
        return new NumberRef(new PhoneNumberId(phoneNumberId), displayNumber, verifiedName);
    }

    boolean isCompliant() {
        return PathRules.isCompliant(paths, retail);
    }

    /** The state that the decider takes as input. */
    NumberRating rating(@Nullable RedCase open) {
        RuleSet rules = RuleSet.named(ruleSet)
                .orElseThrow(() -> new IllegalStateException("unknown rule set in the database: " + ruleSet));
        return new NumberRating(
                ref(), rules, rating, ratingSince, colourAt, observedAt, lastClearedAt, status, messagingLimit, open);
    }

    /** Copies the state the decider returned. */
    void take(NumberRating state) {
        rating = state.rating();
        ratingSince = state.ratingSince();
        colourAt = state.colourAt();
        observedAt = state.observedAt();
        lastClearedAt = state.lastClearedAt();
        status = state.status();
        messagingLimit = state.messagingLimit();
    }
}
