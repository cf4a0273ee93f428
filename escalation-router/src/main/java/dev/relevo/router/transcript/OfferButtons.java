package dev.relevo.router.transcript;

/** Payloads of the buttons under an offer of a person. WhatsApp sends the payload back when the user taps the button. */
public final class OfferButtons {
    /** Prefix of all payloads that Relevo itself sends. */
    public static final String PREFIX = "relevo:";

    /** Of the button that accepts the offer. */
    public static final String YES = PREFIX + "offer:yes";

    /** Of the button that declines it. */
    public static final String NO = PREFIX + "offer:no";

    private OfferButtons() {}
}
