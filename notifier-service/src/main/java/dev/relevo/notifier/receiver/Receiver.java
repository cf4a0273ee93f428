package dev.relevo.notifier.receiver;

import dev.relevo.event.AlertRef;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * A receiver of alerts. There are no quiet hours: alerts are sent at any time of day.
 *
 * @param name lower-case letters, digits and hyphens, at most 63
 * @param channel the channel's name, for example {@code email}
 * @param address the address on that channel; personal data
 * @param language the language of the notices
 * @param zone the time zone of the times in notices
 * @param kinds the alert kinds to receive; empty means all
 * @param phoneNumberIds the numbers to receive alerts of; empty means all. Alerts of accounts come in any case
 * @param secrets what the channel needs besides the address, by name, for example the key that signs a webhook; never shown
 */
public record Receiver(
        String name,
        String channel,
        String address,
        Language language,
        ZoneId zone,
        Set<String> kinds,
        Set<String> phoneNumberIds,
        Map<String, String> secrets) {
    public Receiver {
        kinds = Set.copyOf(kinds);
        phoneNumberIds = Set.copyOf(phoneNumberIds);
        secrets = Map.copyOf(secrets);
    }

    /** A receiver on a channel that needs no secret. */
    public Receiver(
            String name,
            String channel,
            String address,
            Language language,
            ZoneId zone,
            Set<String> kinds,
            Set<String> phoneNumberIds) {
        this(name, channel, address, language, zone, kinds, phoneNumberIds, Map.of());
    }

    /**
     * Whether the filters of this receiver match an alert. An alert of an account has no number and matches any list of numbers: this
     * service does not know which numbers an account has, and an unwanted mail costs less than one that nobody got.
     */
    public boolean wants(AlertRef alert) {
        var number = alert.phoneNumberId();
        return (kinds.isEmpty() || kinds.contains(alert.kind()))
                && (phoneNumberIds.isEmpty() || number == null || phoneNumberIds.contains(number.value()));
    }

    /** The same receiver with these secrets in place of its own. */
    public Receiver withSecrets(Map<String, String> others) {
        return new Receiver(name, channel, address, language, zone, kinds, phoneNumberIds, others);
    }

    /**
     * Whether it gets alerts of these numbers only.
     *
     * @param numbers of an API key
     */
    public boolean isLimitedTo(Set<String> numbers) {
        return !phoneNumberIds.isEmpty() && numbers.containsAll(phoneNumberIds);
    }

    /** Leaves the address out, which is personal data, and the secrets. */
    @Override
    public String toString() {
        return "Receiver[name=" + name + ", channel=" + channel + "]";
    }
}
