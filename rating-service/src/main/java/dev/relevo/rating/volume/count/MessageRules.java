package dev.relevo.rating.volume.count;

import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.MessageStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What a status adds to the counts of its number. Statuses arrive in any order and may be skipped: a message that was read was sent
 * and delivered too. Each step of a message counts once, at the time of the first status that proves it.
 */
public final class MessageRules {
    private static final int TEMPLATE = 1;
    private static final int SENT = 1 << 1;
    private static final int DELIVERED = 1 << 2;
    private static final int READ = 1 << 3;
    private static final int FAILED = 1 << 4;
    private static final int REACHED = 1 << 5;

    private static final String GROUP = "group_";

    private MessageRules() {}

    /** The category in which a message that the business began counts; empty for an answer and without pricing. */
    public static Optional<Figure> category(MessageStatus status) {
        String category = status.category();
        if (category == null) {
            return Optional.empty();
        }
        return switch (category.startsWith(GROUP) ? category.substring(GROUP.length()) : category) {
            case "marketing", "marketing_lite" -> Optional.of(Figure.MARKETING);
            case "utility" -> Optional.of(Figure.UTILITY);
            case "authentication", "authentication_international" -> Optional.of(Figure.AUTHENTICATION);
            default -> Optional.empty();
        };
    }

    /**
     * Adds what the status proves and was not counted before.
     *
     * @param at its time
     * @return what was counted of the message so far
     */
    public static Seen count(MessageStatus status, Instant at, Seen before, Tally tally) {
        int fresh = before.fresh(proven(status));
        String number = status.conversation().phoneNumberId().value();
        Instant bucket = Buckets.of(at);
        if ((fresh & TEMPLATE) != 0) {
            tally.add(number, bucket, category(status).orElseThrow(), 1);
        }
        if ((fresh & SENT) != 0) {
            tally.add(number, bucket, Figure.SENT, 1);
        }
        if ((fresh & DELIVERED) != 0) {
            tally.add(number, bucket, Figure.DELIVERED, 1);
        }
        if ((fresh & READ) != 0) {
            tally.add(number, bucket, Figure.READ, 1);
        }
        if ((fresh & FAILED) != 0) {
            tally.fail(number, at, code(status));
        }
        return before.with(fresh);
    }

    /** Whether the status is the first that shows that a message that the business began reached its person. */
    public static boolean isReach(MessageStatus status, Seen before) {
        return (before.fresh(proven(status)) & REACHED) != 0;
    }

    /** Whether the status is the first that shows that the message failed. */
    public static boolean isFailure(MessageStatus status, Seen before) {
        return (before.fresh(proven(status)) & FAILED) != 0;
    }

    /** The code of a failure; 0 when WhatsApp gave none. */
    public static int code(MessageStatus status) {
        return status.errors().isEmpty() ? 0 : status.errors().getFirst().code();
    }

    private static int proven(MessageStatus status) {
        int steps = steps(status.status());
        if (category(status).isEmpty()) {
            return steps;
        }
        return steps | TEMPLATE | ((steps & SENT) != 0 ? REACHED : 0);
    }

    private static int steps(DeliveryStatus status) {
        return switch (status) {
            case SENT -> SENT;
            case DELIVERED -> SENT | DELIVERED;
            case READ, PLAYED -> SENT | DELIVERED | READ;
            case FAILED -> FAILED;
            case SENDING, DELETED, UNKNOWN -> 0;
        };
    }
}
