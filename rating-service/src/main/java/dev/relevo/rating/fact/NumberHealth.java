package dev.relevo.rating.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * WhatsApp's own judgement of whether a number can send, as a poll returned it.
 *
 * @param canSend {@code AVAILABLE}, {@code LIMITED} or {@code BLOCKED}: the worst of the number, its account, business and app;
 *     another word is kept as it is
 * @param issues what limits or blocks it; at most 20
 */
public record NumberHealth(String canSend, List<Issue> issues) {
    public NumberHealth {
        issues = List.copyOf(issues);
    }

    /** True when WhatsApp refuses every message of the number. */
    public boolean isBlocked() {
        return canSend.equals("BLOCKED");
    }

    /** True when WhatsApp refuses some messages of the number. */
    public boolean isLimited() {
        return canSend.equals("LIMITED");
    }

    /**
     * One reason.
     *
     * @param entity {@code PHONE_NUMBER}, {@code WABA}, {@code BUSINESS}, {@code APP} or {@code MESSAGE_TEMPLATE}
     * @param code WhatsApp's error code, for example 141006
     * @param description WhatsApp's words; null when it gave none
     */
    public record Issue(String entity, int code, @Nullable String description) {}
}
