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
 * A receiver as an operator writes it.
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
    /** A practical subset of RFC 5321: one dot-atom each side, no quoting, so nothing that a header could be broken with. */
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    /** RFC 5321, 4.5.3.1.3. */
    private static final int MAX_ADDRESS_LENGTH = 254;

    private static final int MAX_NUMBERS = 1_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern NUMBER_ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    /** What became of checking a form. */
    public sealed interface Checked {
        /** It is in order. */
        record Accepted(Receiver receiver) implements Checked {}

        /** It is not; all problems are named. */
        record Refused(List<Problem> problems) implements Checked {}
    }

    /**
     * One thing wrong.
     *
     * @param field which field
     * @param expected what would be right; never repeats what was sent, which may be personal
     */
    public record Problem(String field, String expected) {}

    /**
     * Checks every field.
     *
     * @param name the receiver's name
     * @param channels the ways there are
     * @param knownKinds the alert kinds there are
     */
    public Checked check(String name, Set<String> channels, Set<String> knownKinds) {
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
        Language spoken = language == null ? null : Language.ofTag(language).orElse(null);
        if (spoken == null) {
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
        if (problems.isEmpty() && channel != null && address != null && spoken != null && zone != null) {
            return new Checked.Accepted(
                    new Receiver(name, channel, address, spoken, zone, orEmpty(kinds), orEmpty(phoneNumberIds)));
        }
        return new Checked.Refused(List.copyOf(problems));
    }

    private static Set<String> orEmpty(@Nullable List<String> words) {
        // JSON can put a null into the list; as an empty word it is refused by name.
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
