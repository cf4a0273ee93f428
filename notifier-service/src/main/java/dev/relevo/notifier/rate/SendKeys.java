package dev.relevo.notifier.rate;

import dev.relevo.notifier.channel.Rate;

/**
 * The keys of a send, by which rates count it.
 *
 * @param concurrencyKey the receiver's name or the sending number's id
 * @param orderingKey an alert of one receiver, or a conversation
 */
public record SendKeys(String concurrencyKey, String orderingKey) {
    String of(Rate.Unit unit) {
        return switch (unit) {
            case CONCURRENCY_KEY -> concurrencyKey;
            case ORDERING_KEY -> orderingKey;
        };
    }
}
