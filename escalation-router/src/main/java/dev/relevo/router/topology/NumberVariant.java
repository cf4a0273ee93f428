package dev.relevo.router.topology;

import dev.relevo.event.ConversationId;
import org.jspecify.annotations.Nullable;

/**
 * The other written form of a phone number, in the countries where one number has two. WhatsApp's id of a person ({@code wa_id}) is
 * one of them; businesses and bots may have stored the other. Brazil: mobile numbers got a 9 before their eight digits. Mexico: a 1
 * after the country code. Argentina: a 9 there. Why: docs/decisions/0013-number-variants.md.
 */
final class NumberVariant {
    private static final int SHORT_FORM = 12;
    private static final int LONG_FORM = 13;
    /** Start of the national number of Brazil: after the country code and the two digits of the area. */
    private static final int BRAZIL_SUBSCRIBER = 4;

    private NumberVariant() {}

    /**
     * The same person's conversation under the other form; null if it has no other form, or the person is not identified by a number.
     */
    public static @Nullable ConversationId of(ConversationId id) {
        String other = of(id.personId());
        return other == null ? null : ConversationId.of(id.phoneNumberId(), other);
    }

    /**
     * The other form of a {@code wa_id}; applying it twice gives {@code waId} again. Null if absent.
     *
     * @param waId digits with country code; anything else has no other form
     */
    public static @Nullable String of(String waId) {
        if ((waId.length() != SHORT_FORM && waId.length() != LONG_FORM) || waId.charAt(0) != '5' || !isDigits(waId)) {
            return null;
        }
        return switch (waId.charAt(1)) {
            case '5' -> isBrazilianMobile(waId) ? other(waId, BRAZIL_SUBSCRIBER, '9') : null;
            case '2' -> other(waId, 2, '1');
            case '4' -> other(waId, 2, '9');
            default -> null;
        };
    }

    /** Inserts the digit at this place in the short form; removes it from the long form. */
    private static @Nullable String other(String waId, int at, char digit) {
        if (waId.length() == SHORT_FORM) {
            return waId.substring(0, at) + digit + waId.substring(at);
        }
        return waId.charAt(at) == digit ? waId.substring(0, at) + waId.substring(at + 1) : null;
    }

    /** Landlines begin with 2 to 5 and never got the 9; no area code has a 0. */
    private static boolean isBrazilianMobile(String waId) {
        char first = waId.charAt(waId.length() - 8);
        return waId.charAt(2) != '0' && waId.charAt(3) != '0' && first >= '6' && first <= '9';
    }

    /** ASCII only: a {@code wa_id} has no others. */
    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
