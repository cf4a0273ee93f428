package dev.relevo.notifier.receiver;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The request body that creates or replaces a receiver, before validation.
 *
 * @param channel for example {@code email}
 * @param address on that channel, for example an e-mail address
 * @param language {@code es}, {@code en} or {@code pt}
 * @param timeZone IANA name, for example {@code America/Bogota}
 * @param kinds alert kinds; absent or empty means all
 * @param phoneNumberIds numbers; absent or empty means all
 * @param secrets what the channel needs besides the address, by name; an empty value removes one, and one that is not named is kept
 */
public record ReceiverForm(
        @Nullable String channel,
        @Nullable String address,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable List<String> kinds,
        @Nullable List<String> phoneNumberIds,
        @Nullable Map<String, String> secrets) {
    /** URLs are the longest addresses. */
    private static final int MAX_ADDRESS_LENGTH = 2_048;

    private static final int MAX_SECRETS = 8;
    private static final int MAX_SECRET_LENGTH = 4_096;
    private static final Pattern SECRET_NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,31}");
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
     * @param channels the channels that receivers may use, each with its checks
     * @param knownKinds all alert kinds
     */
    public Validation check(String name, Map<String, ? extends ReceiverCheck> channels, Set<String> knownKinds) {
        List<Problem> problems = new ArrayList<>();
        if (!NAME.matcher(name).matches()) {
            problems.add(new Problem("name", "lower-case letters, digits and hyphens, at most 63"));
        }
        ReceiverCheck check = channel == null ? null : channels.get(channel);
        if (check == null) {
            problems.add(new Problem(
                    "channel", "one of " + channels.keySet().stream().sorted().toList()));
        }
        addressProblem(check).ifPresent(expected -> problems.add(new Problem("address", expected)));
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
        if (!hasValidSecrets()) {
            problems.add(new Problem(
                    "secrets",
                    "at most " + MAX_SECRETS + ", named by letters and digits, each at most " + MAX_SECRET_LENGTH
                            + " characters"));
        } else if (check != null) {
            problems.addAll(secretProblems(check));
        }
        if (problems.isEmpty() && channel != null && address != null && knownLanguage != null && zone != null) {
            return new Validation.Valid(new Receiver(
                    name,
                    channel,
                    address,
                    knownLanguage,
                    zone,
                    orEmpty(kinds),
                    orEmpty(phoneNumberIds),
                    secretsOrEmpty()));
        }
        return new Validation.Invalid(List.copyOf(problems));
    }

    private Optional<String> addressProblem(@Nullable ReceiverCheck check) {
        if (address == null || address.isEmpty() || address.length() > MAX_ADDRESS_LENGTH) {
            return Optional.of("an address of the channel, at most " + MAX_ADDRESS_LENGTH + " characters");
        }
        if (address.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("an address without control characters");
        }
        return check == null ? Optional.empty() : check.problem(address);
    }

    /** A value that removes a secret is not checked. */
    private List<Problem> secretProblems(ReceiverCheck check) {
        return secretsOrEmpty().entrySet().stream()
                .filter(secret -> !secret.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .flatMap(secret -> check
                        .secretProblem(secret.getKey(), secret.getValue())
                        .map(expected -> new Problem("secrets." + secret.getKey(), expected))
                        .stream())
                .toList();
    }

    private boolean hasValidSecrets() {
        Map<String, String> given = secretsOrEmpty();
        return given.size() <= MAX_SECRETS
                && given.entrySet().stream()
                        .allMatch(secret -> SECRET_NAME.matcher(secret.getKey()).matches()
                                && secret.getValue().length() <= MAX_SECRET_LENGTH);
    }

    /** A JSON null removes a secret like an empty text. */
    private Map<String, String> secretsOrEmpty() {
        Map<String, String> given = new HashMap<>();
        if (secrets != null) {
            secrets.forEach((name, value) -> given.put(name, value == null ? "" : value));
        }
        return given;
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

    /** Leaves out the address, which is personal data, and the secrets. */
    @Override
    public String toString() {
        return "ReceiverForm[channel=" + channel + "]";
    }
}
