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

/** A notice or message to one receiver or person: a row of the delivery table. Changed only through its methods, in a transaction. */
@Entity
class Delivery {
    /** How long a claimed delivery belongs to its worker: longer than every timeout of a channel. Then it is retried. */
    static final Duration LEASE = Duration.ofSeconds(30);

    @Id
    private String id = "";

    @Column(insertable = false, updatable = false)
    private long position;

    @Column(name = "delivery_key")
    private String key = "";

    private String channel = "";

    @Column(name = "party")
    private String concurrencyKey = "";

    @Column(name = "lane")
    private String orderingKey = "";

    private @Nullable String alertId;
    private @Nullable String alertKind;
    private @Nullable String receiver;
    private @Nullable Integer step;
    private @Nullable Integer revision;
    private @Nullable String payload;
    private @Nullable String notification;

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
    /** JSON of a {@link MessageSubject}: the part of a message's payload that is kept. */
    private @Nullable String subject;

    /** Claims it for one attempt. */
    void claim(Instant now) {
        attempts++;
        nextAttemptAt = now.plus(LEASE);
    }

    /** Delays the next attempt, because a rate limit does not allow it before. */
    void defer(Instant until) {
        nextAttemptAt = until;
    }

    /** Records the result of an attempt. False when a status settled it in the meantime. */
    boolean settle(RetryPolicy.Transition next, int attempt, Instant now) {
        // A worker whose lease has expired may only record that it was sent.
        boolean isAccepted = attempts == attempt || next.state() == DeliveryState.SENT;
        if (state != DeliveryState.PENDING || !isAccepted) {
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

    /** Records that the provider accepted it, also when it did not answer the send, or that it arrived. */
    void reached(DeliveryState reached, String reachedId, Instant now) {
        boolean isUnconfirmed = state == DeliveryState.PENDING || state == DeliveryState.DEAD;
        if (isUnconfirmed || (state == DeliveryState.SENT && reached == DeliveryState.DELIVERED)) {
            state = reached;
            providerId = reachedId;
            reason = null;
            code = null;
            finish(now);
        }
    }

    /** Records that the person read it. */
    void read(Instant now) {
        readAt = state == DeliveryState.DELIVERED && readAt == null ? now : readAt;
    }

    /** Records that the provider accepted it and failed to deliver it later. */
    void failedLater(FailureReason why, @Nullable Integer failedCode, String failedId, Instant now) {
        if (state == DeliveryState.PENDING || state == DeliveryState.SENT) {
            state = DeliveryState.FAILED;
            providerId = failedId;
            reason = why;
            code = failedCode;
            finish(now);
        }
    }

    /** Queues it again at an operator's request. It gets a new key, because mail programs would hide it as a duplicate. */
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

    /** Deletes the text of a settled message, which is personal. A notice is not personal and is kept for a resend. */
    private void finish(Instant now) {
        finishedAt = now;
        if (alertId == null) {
            subject = subject().map(MessageSubject::json).orElse(null);
            payload = null;
        }
    }

    /** The ids of a message's person and conversation; empty for a notice, and for a message that an earlier version settled. */
    Optional<MessageSubject> subject() {
        String json = subject == null ? payload : subject;
        return alertId != null || json == null ? Optional.empty() : MessageSubject.read(json);
    }

    /** The outcome of a message; null while it is in progress. */
    @Nullable
    Outcome outcome() {
        return state.outcome(readAt != null);
    }

    /** The identity of a delivery, by which a duplicate is recognised: a message's key, or derived from alert, receiver and revision. */
    String key() {
        return key;
    }

    String id() {
        return id;
    }

    /** The provider's idempotency key: the same in every attempt until an operator asks for a resend. */
    String sendKey() {
        return resends == 0 ? key : key + "-" + resends;
    }

    String channel() {
        return channel;
    }

    String concurrencyKey() {
        return concurrencyKey;
    }

    String orderingKey() {
        return orderingKey;
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

    /** Empty for a message, and for a notice that a version before 0.3 queued. */
    Optional<String> notification() {
        return Optional.ofNullable(notification);
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
