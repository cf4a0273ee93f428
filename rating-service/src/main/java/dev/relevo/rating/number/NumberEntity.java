package dev.relevo.rating.number;

import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Rating;
import dev.relevo.rating.path.EscalationPath;
import dev.relevo.rating.path.PathRules;
import dev.relevo.rating.redcase.NumberRating;
import dev.relevo.rating.redcase.RedCase;
import dev.relevo.rating.redcase.RuleSet;
import dev.relevo.rating.redcase.SendPermit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
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

    @Version
    private long version;

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

    String phoneNumberId() {
        return phoneNumberId;
    }

    /** Replaces the declared escalation paths. */
    void declare(List<EscalationPath> declared) {
        paths = List.copyOf(declared);
    }

    /** The number as the API returns it; {@code open} is its open red case. */
    NumberView view(Optional<RedCaseEntity> open) {
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
                rating,
                ratingSince,
                status,
                messagingLimit,
                open.map(RedCaseEntity::view).orElse(null),
                SendPermit.of(rating(open.map(RedCaseEntity::toRedCase).orElse(null))));
    }
}
