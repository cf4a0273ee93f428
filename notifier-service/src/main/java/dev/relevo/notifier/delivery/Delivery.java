package dev.relevo.notifier.delivery;

import dev.relevo.event.ConversationEvent.MessageOutcome.Outcome;
import dev.relevo.notifier.channel.FailureReason;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing to be told to one: a row of the delivery table. Changed through its methods only, in a transaction. */
@Entity
class Delivery {
    /**
     * How long a claimed delivery belongs to its worker: past every timeout of a channel. When a worker dies between sending
     * and recording, the delivery is tried again after this.
     */
    static final Duration LEASE = Duration.ofSeconds(30);

    @Id
    private String id = "";

    @Column(insertable = false, updatable = false)
    private long position;

    @Column(name = "delivery_key")
    private String key = "";

    private String channel = "";
    private String party = "";
    private String lane = "";
    private @Nullable String alertId;
    private @Nullable String alertKind;
    private @Nullable String receiver;
    private @Nullable Integer step;
    private @Nullable Integer revision;
    private @Nullable String payload;

    @Enumerated(EnumType.STRING)
    private DeliveryState state = DeliveryState.PENDING;

    private int attempts;
    private int resends;
    private Instant createdAt = Instant.EPOCH;
    private Instant queuedAt = Instant.EPOCH;
    private Instant nextAttemptAt = Instant.EPOCH;
    private @Nullable Instant finishedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable FailureReason reason;

    private @Nullable Integer code;
    private @Nullable String providerId;
    private @Nullable Instant readAt;
    /** JSON of a {@link MessageSubject}: what is left of a message's payload. */
    private @Nullable String subject;

    /** Takes it for one attempt. */
    void claim(Instant now) {
        attempts++;
        nextAttemptAt = now.plus(LEASE);
    }

    /** Records what an attempt came to. False when something else, a status, has settled it meanwhile. */
    boolean settle(NextStep next, int attempt, Instant now) {
        // A worker that outlived its lease may still say that it was sent, and nothing else.
        boolean isMine = attempts == attempt || next.state() == DeliveryState.SENT;
        if (state != DeliveryState.PENDING || !isMine) {
            return false;
        }
        state = next.state();
        reason = next.reason();
        code = next.code();
        providerId = next.providerId();
        if (next.nextAttemptAt() != null) {
            nextAttemptAt = next.nextAttemptAt();
        } else {
            finish(now);
        }
        return true;
    }

    /** Records that the far side has it, though it did not answer us, or that it arrived. */
    void reached(DeliveryState reached, String reachedId, Instant now) {
        boolean isUnknown = state == DeliveryState.PENDING || state == DeliveryState.DEAD;
        if (isUnknown || (state == DeliveryState.SENT && reached == DeliveryState.DELIVERED)) {
            state = reached;
            providerId = reachedId;
            reason = null;
            code = null;
            finish(now);
        }
    }

    /** Records that the person saw it. */
    void read(Instant now) {
        if (state == DeliveryState.DELIVERED && readAt == null) {
            readAt = now;
        }
    }

    /** Records that the far side took it and failed later. */
    void failedLater(FailureReason why, @Nullable Integer failedCode, String failedId, Instant now) {
        if (state == DeliveryState.PENDING || state == DeliveryState.SENT) {
            state = DeliveryState.FAILED;
            providerId = failedId;
            reason = why;
            code = failedCode;
            finish(now);
        }
    }

    /** Queues it once more because a person asked. Under a new key, or mail programs would hide it as a double. */
    void resend(Instant now) {
        state = DeliveryState.PENDING;
        resends++;
        attempts = 0;
        queuedAt = now;
        nextAttemptAt = now;
        finishedAt = null;
        reason = null;
        code = null;
    }

    /** A message's text is nobody's business once it is settled; an alert's facts are not personal and allow a resend. */
    private void finish(Instant now) {
        finishedAt = now;
        if (alertId == null) {
            subject = subject().map(MessageSubject::json).orElse(null);
            payload = null;
        }
    }

    /** Whom a message concerns; empty for an alert, and for a message that a version before this one settled. */
    Optional<MessageSubject> subject() {
        String json = subject == null ? payload : subject;
        return alertId != null || json == null ? Optional.empty() : MessageSubject.read(json);
    }

    /** How far a message got; null while it is under way. */
    @Nullable
    Outcome outcome() {
        return switch (state) {
            case PENDING -> null;
            case SENT -> Outcome.SENT;
            case DELIVERED -> readAt == null ? Outcome.DELIVERED : Outcome.READ;
            case FAILED, DEAD -> Outcome.FAILED;
            case DROPPED -> Outcome.EXPIRED;
        };
    }

    /** What makes it the same delivery: of a message, its key. */
    String key() {
        return key;
    }

    String id() {
        return id;
    }

    long position() {
        return position;
    }

    /** The idempotency key at the far side: the same in every attempt until a person asks for a resend. */
    String sendKey() {
        return resends == 0 ? key : key + "-" + resends;
    }

    String channel() {
        return channel;
    }

    String party() {
        return party;
    }

    Optional<String> receiver() {
        return Optional.ofNullable(receiver);
    }

    Optional<String> alertId() {
        return Optional.ofNullable(alertId);
    }

    Optional<String> alertKind() {
        return Optional.ofNullable(alertKind);
    }

    Optional<Integer> step() {
        return Optional.ofNullable(step);
    }

    Optional<Integer> revision() {
        return Optional.ofNullable(revision);
    }

    Optional<String> payload() {
        return Optional.ofNullable(payload);
    }

    DeliveryState state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    int resends() {
        return resends;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant queuedAt() {
        return queuedAt;
    }

    Optional<Instant> nextAttemptAt() {
        return state == DeliveryState.PENDING ? Optional.of(nextAttemptAt) : Optional.empty();
    }

    Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    Optional<FailureReason> reason() {
        return Optional.ofNullable(reason);
    }

    Optional<Integer> code() {
        return Optional.ofNullable(code);
    }

    Optional<String> providerId() {
        return Optional.ofNullable(providerId);
    }
}
