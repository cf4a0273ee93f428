package dev.relevo.event;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Limits of the values that Relevo accepts, the same for every input. An API answers 400 beyond them; a webhook item beyond them
 * is preserved and counted. They keep every record below {@link #RECORD_MAX_BYTES}, so that the next service can write what one
 * service accepted.
 */
public final class Bounds {
    /** Ids of WhatsApp: messages, media, templates; in characters. */
    public static final int PROVIDER_ID_MAX = 512;
    /** {@code person.id}, in characters. */
    public static final int PERSON_ID_MAX = 135;
    /** Ids of numbers and accounts, in characters. */
    public static final int NUMBER_ID_MAX = 64;
    /** In characters. */
    public static final int CONVERSATION_ID_MAX = 256;
    /** Ids that Relevo or its users choose: actions, handoffs, agents, queues, key holders; in characters. */
    public static final int OWN_ID_MAX = 128;
    /** Names of people and templates, and {@code callbackData}; in characters. */
    public static final int NAME_MAX = 512;
    /** The payload of a button or list entry, in characters. */
    public static final int PAYLOAD_MAX = 256;
    /** Text that users write, in characters; longer text is truncated. */
    public static final int INBOUND_TEXT_MAX = 65_536;
    /** Text that Relevo sends, in UTF-16 units. */
    public static final int OUTBOUND_TEXT_MAX = 4_096;
    /** The body of an interactive message, in UTF-16 units. */
    public static final int INTERACTIVE_BODY_MAX = 1_024;
    /** A note of an agent, in bytes of UTF-8. */
    public static final int NOTE_MAX_BYTES = 16 * 1024;
    /** A policy or routing tree as written, in bytes of UTF-8. */
    public static final int DOCUMENT_MAX_BYTES = 512 * 1024;
    /** An event's JSON with such a document, in bytes. */
    public static final int DOCUMENT_EVENT_MAX_BYTES = 900 * 1024;
    /** A request's body unless a larger limit is named, in bytes. */
    public static final int BODY_MAX_BYTES = 256 * 1024;
    /** A webhook, or an array of bot events, in bytes. */
    public static final int WEBHOOK_MAX_BYTES = 3 * 1024 * 1024;
    /** An answer of the Graph API, in bytes. */
    public static final int PROVIDER_ANSWER_MAX_BYTES = 8 * 1024 * 1024;
    /** A record with its key and headers, in bytes: Kafka's own default limit of a topic. */
    public static final int RECORD_MAX_BYTES = 1_048_576;

    /** The earliest valid time. WhatsApp's Business API did not exist before it. */
    public static final Instant EARLIEST = Instant.parse("2015-01-01T00:00:00Z");
    /** How far another system's clock may be ahead of our own clock. */
    public static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);
    /** How far in the past a person may date a red flag. */
    public static final Duration FLAGGED_BACK = Duration.ofDays(400);

    /** The regular expression of {@link #isOwnId}, for annotations. */
    public static final String OWN_ID = "[A-Za-z0-9._:+=@/|-]{1,128}";
    /** The regular expression of {@link #isProviderId}, for annotations. */
    public static final String PROVIDER_ID = "[\\x21-\\x7E]{1,512}";
    /** The regular expression of ids of numbers and accounts, for annotations. */
    public static final String NUMBER_ID = "[\\x21-\\x39\\x3B-\\x7E]{1,64}";

    private static final Pattern OWN_IDS = Pattern.compile(OWN_ID);
    private static final Pattern PROVIDER_IDS = Pattern.compile(PROVIDER_ID);
    private static final Pattern USER_IDS = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[0-9A-Za-z]{1,128}");

    private Bounds() {}

    /** Whether this is a valid id that Relevo or its users choose: letters, digits and {@code . _ : + = - @ / |}. */
    public static boolean isOwnId(String id) {
        return OWN_IDS.matcher(id).matches();
    }

    /** Whether this is a valid id of WhatsApp: visible ASCII characters. */
    public static boolean isProviderId(String id) {
        return PROVIDER_IDS.matcher(id).matches();
    }

    /** Whether this has the form of a business-scoped user id, for example {@code CO.1a2b}. */
    public static boolean isUserId(String id) {
        return USER_IDS.matcher(id).matches();
    }

    /** Whether this may be part of a key: 1 to {@code max} characters without white space or control characters. */
    public static boolean isKeyPart(String part, int max) {
        return isKeyPart(part, 0, part.length(), max);
    }

    /**
     * The same for the characters from {@code start} (inclusive) to {@code end} (exclusive). A loop, not a regular expression:
     * ids are checked several times per event.
     */
    static boolean isKeyPart(String text, int start, int end, int max) {
        if (end <= start || end - start > max) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (isBlankOrControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether this is a plausible time of an event: not before {@link #EARLIEST} and at most {@link #CLOCK_AHEAD} after
     * {@code now}.
     */
    public static boolean isPlausible(Instant at, Instant now) {
        return !at.isBefore(EARLIEST) && !at.isAfter(now.plus(CLOCK_AHEAD));
    }

    private static boolean isBlankOrControl(char character) {
        boolean isPlain = character > ' ' && character <= '~';
        return !isPlain && (Character.isWhitespace(character) || Character.isISOControl(character));
    }
}
