package dev.relevo.rating.enforcement;

import dev.relevo.event.Ids;
import dev.relevo.rating.fact.Restriction;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One measure against one account: what was told of it, and what was published last. */
@Entity
@Table(name = "restriction")
class RestrictionEntity {
    @Id
    private String restrictionId;

    private String wabaId;

    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Mark> marks;

    private boolean stopsInitiated;

    private boolean stopsReplies;

    /** As published; it may have expired since. */
    private boolean inForce;

    private Instant since;

    /** Null when no end is known. */
    @Nullable
    private Instant expiresAt;

    /** Null when WhatsApp gave none. */
    @Nullable
    private String details;

    /** Null while it is in force. */
    @Nullable
    private String liftedBecause;

    private int told;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    RestrictionEntity() {}

    RestrictionEntity(String wabaId, String name, Mark first) {
        this.restrictionId = id(wabaId, name);
        this.wabaId = wabaId;
        this.name = name;
        this.marks = List.of();
        this.stopsInitiated = Measure.stopsInitiated(name);
        this.stopsReplies = Measure.stopsReplies(name);
        this.since = first.at();
    }

    static String id(String wabaId, String name) {
        return Ids.derived("restriction", wabaId, name);
    }

    String wabaId() {
        return wabaId;
    }

    String name() {
        return name;
    }

    boolean isInForce() {
        return inForce;
    }

    @Nullable
    String liftedBecause() {
        return liftedBecause;
    }

    /** Adds what was told. */
    void add(Mark mark) {
        marks = timeline().with(mark).marks();
    }

    Timeline timeline() {
        return new Timeline(marks);
    }

    /** What was published; empty when the measure is not in force. */
    Optional<Timeline.State> published() {
        return inForce ? Optional.of(new Timeline.State(since, expiresAt, details)) : Optional.empty();
    }

    /** Stores what is published now, and gives the id of the event. */
    String publish(Optional<Timeline.State> state, String because) {
        inForce = state.isPresent();
        liftedBecause = state.isPresent() ? null : because;
        state.ifPresent(now -> {
            since = now.since();
            expiresAt = now.expiresAt();
            details = now.details();
        });
        told++;
        return Ids.derived(restrictionId, "told", Integer.toString(told));
    }

    Restriction toRestriction() {
        return new Restriction(restrictionId, wabaId, name, stopsInitiated, stopsReplies, since, expiresAt, details);
    }
}
