package dev.relevo.kit.security;

import dev.relevo.event.Bounds;
import dev.relevo.kit.RelevoConfig;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A hashed API key with its permissions.
 *
 * @param sha256 32 bytes
 * @param expires when the key expires; null means never
 */
record Key(byte[] sha256, Caller caller, @Nullable Instant expires) {
    private static final int MAX_HASHES = 2;
    private static final int MAX_NAMES = 1_000;
    private static final Set<String> SCOPES =
            Set.of(Scopes.BOT, Scopes.AGENT, Scopes.CAMPAIGN, Scopes.OPERATOR, Scopes.ADMIN);

    /**
     * The keys of one holder.
     *
     * @throws IllegalArgumentException with one line naming the invalid setting
     */
    static List<Key> of(String holder, RelevoConfig.ApiKey given) {
        if (!Bounds.isOwnId(holder)) {
            throw new IllegalArgumentException("relevo.api-keys: invalid name of a holder; expected 1 to "
                    + Bounds.OWN_ID_MAX + " letters, digits and . _ : + = - @ / |");
        }
        String prefix = "relevo.api-keys." + holder + ".";
        check(
                given.sha256().size() >= 1 && given.sha256().size() <= MAX_HASHES,
                prefix + "sha256",
                "one or two hashes");
        check(
                !given.scopes().isEmpty() && SCOPES.containsAll(given.scopes()),
                prefix + "scopes",
                "any of bot, agent, campaign, operator, admin");
        var caller = new Caller(
                holder,
                Set.copyOf(given.scopes()),
                names(given.actsFor(), List.of(), prefix + "acts-for"),
                names(given.numbers(), List.of(Caller.ALL), prefix + "numbers"),
                names(given.queues(), List.of(Caller.ALL), prefix + "queues"));
        Instant expires = given.expires().map(text -> instant(text, prefix)).orElse(null);
        return given.sha256().stream()
                .map(hash -> new Key(hash(hash, prefix), caller, expires))
                .toList();
    }

    boolean matches(byte[] presented) {
        return MessageDigest.isEqual(sha256, presented);
    }

    boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    private static Set<String> names(Optional<List<String>> given, List<String> absent, String setting) {
        List<String> names = given.orElse(absent);
        check(
                names.size() <= MAX_NAMES && names.stream().allMatch(n -> n.equals(Caller.ALL) || Bounds.isOwnId(n)),
                setting,
                "at most " + MAX_NAMES + " ids, or *");
        return Set.copyOf(names);
    }

    private static byte[] hash(String hash, String prefix) {
        check(hash.matches("[0-9a-fA-F]{64}"), prefix + "sha256", "64 hexadecimal digits");
        return HexFormat.of().parseHex(hash);
    }

    private static Instant instant(String text, String prefix) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    prefix + "expires: expected an instant, for example 2027-01-31T00:00:00Z", e);
        }
    }

    private static void check(boolean isInOrder, String setting, String expected) {
        if (!isInOrder) {
            // The value is not quoted: it could be a key entered in place of its hash.
            throw new IllegalArgumentException(setting + ": expected " + expected);
        }
    }
}
