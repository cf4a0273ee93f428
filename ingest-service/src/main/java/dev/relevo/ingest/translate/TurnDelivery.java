package dev.relevo.ingest.translate;

import dev.relevo.event.PhoneNumberId;
import org.jspecify.annotations.Nullable;

/**
 * What Turn says of a webhook outside its body.
 *
 * @param number whose address it was sent to; the body does not say
 * @param subscription {@code whatsapp} or {@code turn}; null when the header is missing
 * @param messageId of the message a client sent ({@code X-WhatsApp-Id}); null for other subscriptions
 */
public record TurnDelivery(
        PhoneNumberId number,
        @Nullable String subscription,
        @Nullable String messageId) {}
