package dev.relevo.notifier.receiver;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The request body that creates or replaces a receiver, before validation.
 *
 * @param channel for example {@code email}
 * @param address an e-mail address
 * @param language {@code es}, {@code en} or {@code pt}
 * @param timeZone IANA name, for example {@code America/Bogota}
 * @param kinds alert kinds; absent or empty means all
 * @param phoneNumberIds numbers; absent or empty means all
 */
public record ReceiverForm(
        @Nullable String channel,
        @Nullable String address,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable List<String> kinds,
        @Nullable List<String> phoneNumberIds) {
    /** A practical subset of RFC 5321: one dot-atom on each side and no quoting, so that an address cannot inject a header. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    /** RFC 5321, 4.5.3.1.3. */
    private static final int MAX_ADDRESS_LENGTH = 254;

    private static final int MAX_NUMBERS = 1_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern NUMBER_ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    /** The result of checking a form. */
    public sealed interface Validation {
        /** The form is valid. */
        record Valid(Receiver receiver) implements Validation {}

        /** The form is invalid; all problems are named. */
        record Invalid(List<Problem> problems) implements Validation {}
    }

    /**
     * One invalid field.
     *
     * @param field the name of the field
     * @param expected the valid values; never repeats the sent value, which may be personal
     */
    public record Problem(String field, String expected) {}

    /**
     * Checks every field.
     *
     * @param name the receiver's name
     * @param channels the names of the channels that receivers may use
     * @param knownKinds all alert kinds
     */
    public Validation check(String name, Set<String> channels, Set<String> knownKinds) {
        List<Problem> problems = new ArrayList<>();
        if (!NAME.matcher(name).matches()) {
            problems.add(new Problem("name", "lower-case letters, digits and hyphens, at most 63"));
        }
        if (channel == null || !channels.contains(channel)) {
            problems.add(new Problem(
                    "channel", "one of " + channels.stream().sorted().toList()));
        }
        if (address == null
                || address.length() > MAX_ADDRESS_LENGTH
                || !ADDRESS.matcher(address).matches()) {
            problems.add(new Problem("address", "an e-mail address, at most " + MAX_ADDRESS_LENGTH + " characters"));
        }
        Language knownLanguage =
                language == null ? null : Language.ofTag(language).orElse(null);
        if (knownLanguage == null) {
            problems.add(new Problem(
                    "language",
                    "one of "
                            + Arrays.stream(Language.values())
                                    .map(Language::tag)
                                    .toList()));
        }
        ZoneId zone = zone(timeZone);
        if (zone == null) {
            problems.add(new Problem("timeZone", "an IANA time zone, for example America/Bogota"));
        }
        if (!knownKinds.containsAll(orEmpty(kinds))) {
            problems.add(new Problem(
                    "kinds", "any of " + knownKinds.stream().sorted().toList()));
        }
        if (orEmpty(phoneNumberIds).size() > MAX_NUMBERS
                || !orEmpty(phoneNumberIds).stream()
                        .allMatch(id -> NUMBER_ID.matcher(id).matches())) {
            problems.add(new Problem("phoneNumberIds", "at most " + MAX_NUMBERS + " phone number ids"));
        }
        if (problems.isEmpty() && channel != null && address != null && knownLanguage != null && zone != null) {
            return new Validation.Valid(
                    new Receiver(name, channel, address, knownLanguage, zone, orEmpty(kinds), orEmpty(phoneNumberIds)));
        }
        return new Validation.Invalid(List.copyOf(problems));
    }

    private static Set<String> orEmpty(@Nullable List<String> words) {
        // The JSON list may contain null; it becomes an empty word, which is rejected with the field's name.
        return words == null
                ? Set.of()
                : words.stream().map(word -> word == null ? "" : word).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        return name == null || !ZoneId.getAvailableZoneIds().contains(name) ? null : ZoneId.of(name);
    }

    /** Leaves the address out: it is personal data. */
    @Override
    public String toString() {
        return "ReceiverForm[channel=" + channel + "]";
    }
}
