package dev.relevo.notifier.receiver;

import dev.relevo.event.AlertRef;
import java.time.ZoneId;
import java.util.Set;

/**
 * Somebody who wants to be told of alerts.
 *
 * @param name lower-case letters, digits and hyphens, at most 63
 * @param channel by which way, for example {@code email}
 * @param address where on that way; personal data
 * @param language the language of what is told
 * @param zone the zone of the times that are told
 * @param kinds the alert kinds to be told of; empty means all
 * @param phoneNumberIds the numbers to be told of; empty means all
 */
public record Receiver(
        String name,
        String channel,
        String address,
        Language language,
        ZoneId zone,
        Set<String> kinds,
        Set<String> phoneNumberIds) {
    public Receiver {
        kinds = Set.copyOf(kinds);
        phoneNumberIds = Set.copyOf(phoneNumberIds);
    }

    /** Whether this receiver asked to be told of this alert. An alert about no number goes to all. */
    public boolean wants(AlertRef alert) {
        var number = alert.phoneNumberId();
        return (kinds.isEmpty() || kinds.contains(alert.kind()))
                && (phoneNumberIds.isEmpty() || number == null || phoneNumberIds.contains(number.value()));
    }

    /** Leaves the address out: it is personal data. */
    @Override
    public String toString() {
        return "Receiver[name=" + name + ", channel=" + channel + "]";
    }
}
