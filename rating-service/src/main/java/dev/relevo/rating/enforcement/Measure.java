package dev.relevo.rating.enforcement;

import java.util.Set;

/** What WhatsApp's measures stop, by their names. */
final class Measure {
    static final String VIOLATION = "ACCOUNT_VIOLATION";
    static final String DELETED = "ACCOUNT_DELETED";
    static final String OFFBOARDED = "ACCOUNT_OFFBOARDED";
    static final String REVIEW_REJECTED = "ACCOUNT_REVIEW_REJECTED";
    static final String DISABLED = "DISABLE";
    static final String DISABLE_SCHEDULED = "SCHEDULE_FOR_DISABLE";
    /** A restriction whose type WhatsApp did not give. */
    static final String UNNAMED = "ACCOUNT_RESTRICTION";

    private static final String INITIATED = "RESTRICTED_BIZ_INITIATED_MESSAGING";
    private static final String REPLIES = "RESTRICTED_CUSTOMER_INITIATED_MESSAGING";

    private static final Set<String> STOP_NO_MESSAGES = Set.of(
            VIOLATION,
            DISABLE_SCHEDULED,
            "RESTRICTED_ADD_PHONE_NUMBER_ACTION",
            "RESTRICTED_BIZ_INITIATED_AND_USER_INITIATED_CALLING",
            "RESTRICTED_BUSINESS_INITIATED_CALLING",
            "RESTRICTED_USER_INITIATED_CALLING",
            "RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN",
            // These stop one kind of template; the permit of that category stops.
            "RESTRICTED_UTILITY_TEMPLATES",
            "RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES");
    private static final Set<String> STOP_REPLIES = Set.of(REPLIES, DISABLED, DELETED, OFFBOARDED);
    private static final Set<String> EVIDENCE = Set.of(INITIATED, REPLIES, DISABLED);

    private Measure() {}

    /** Whether messages that the business begins are refused. A name that is not known counts as one that stops them. */
    static boolean stopsInitiated(String name) {
        return !STOP_NO_MESSAGES.contains(name);
    }

    /** Whether answers within the customer service window are refused too. */
    static boolean stopsReplies(String name) {
        return STOP_REPLIES.contains(name);
    }

    /** Whether it proves that WhatsApp limits templates. A name that is not known proves nothing. */
    static boolean isLimit(String name) {
        return EVIDENCE.contains(name);
    }
}
