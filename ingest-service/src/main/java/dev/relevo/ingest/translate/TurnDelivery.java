package dev.relevo.ingest.translate;

import dev.relevo.event.PhoneNumberId;
import org.jspecify.annotations.Nullable;

/**
 * The data of a Turn webhook outside its body: address and headers.
 *
 * @param number the business number from the address; the body does not contain it
 * @param subscription {@code whatsapp} or {@code turn}; null when the header is missing
 * @param messageId of the message a client sent ({@code X-WhatsApp-Id}); null where the header is missing, which is promised for
 *     {@code turn} only
 * @param claim on the conversation ({@code X-Turn-Claim}); null if it has no other form, or none of Turn's form: no signature covers it
 */
public record TurnDelivery(
        PhoneNumberId number,
        @Nullable String subscription,
        @Nullable String messageId,
        @Nullable String claim) {
    private static final int MAX_CLAIM_LENGTH = 64;

    public TurnDelivery {
        claim = claim != null && isClaim(claim) ? claim : null;
    }

    private static boolean isClaim(String claim) {
        return !claim.isEmpty()
                && claim.length() <= MAX_CLAIM_LENGTH
                && claim.chars()
                        .allMatch(c ->
                                c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }
}
