package dev.relevo.stack.whatsapp;

import java.util.Objects;

/**
 * A business phone number registered at WhatsApp.
 *
 * @param id phone number id
 * @param wabaId the account it belongs to
 * @param displayPhoneNumber the number as displayed to users
 * @param verifiedName the business name displayed to users
 * @param rating GREEN, YELLOW, RED or UNKNOWN
 */
record BusinessNumber(String id, String wabaId, String displayPhoneNumber, String verifiedName, Rating rating) {
    /** The quality rating. */
    enum Rating {
        GREEN,
        YELLOW,
        RED,
        UNKNOWN
    }

    BusinessNumber {
        Objects.requireNonNull(wabaId, "wabaId is missing");
        Objects.requireNonNull(displayPhoneNumber, "displayPhoneNumber is missing");
        Objects.requireNonNull(verifiedName, "verifiedName is missing");
    }

    BusinessNumber withRating(Rating changed) {
        return new BusinessNumber(id, wabaId, displayPhoneNumber, verifiedName, changed);
    }
}
