package dev.relevo.kit.security;

import dev.relevo.event.PhoneNumberId;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request and the permissions of their key. Each list is a set of names, or {@code *} for all.
 *
 * @param holder the name of the key's holder
 * @param scopes any of {@link Scopes}
 * @param actsFor the agents the holder may act for besides itself
 * @param numbers the phone number ids whose conversations the holder may access
 * @param queues the queues the holder may work in
 */
public record Caller(String holder, Set<String> scopes, Set<String> actsFor, Set<String> numbers, Set<String> queues) {
    /** The list entry for every name. */
    public static final String ALL = "*";

    /** The identity's attribute in which {@link ApiKeyMechanism} stores the caller. */
    static final String ATTRIBUTE = "dev.relevo.caller";

    public Caller {
        scopes = Set.copyOf(scopes);
        actsFor = Set.copyOf(actsFor);
        numbers = Set.copyOf(numbers);
        queues = Set.copyOf(queues);
    }

    /** A caller whose key has no lists: it acts as itself, for every number and queue. */
    public static Caller named(String holder, Set<String> scopes) {
        return new Caller(holder, scopes, Set.of(), Set.of(ALL), Set.of(ALL));
    }

    /**
     * The caller of the current request.
     *
     * @throws UnauthorizedException when the request has no key; answered with 401
     */
    public static Caller of(SecurityIdentity identity) {
        @Nullable Caller caller = identity.getAttribute(ATTRIBUTE);
        if (caller == null) {
            throw new UnauthorizedException("no API key");
        }
        return caller;
    }

    /** Whether the key has the scope {@code operator} or {@code admin}. */
    public boolean isOperator() {
        return scopes.contains(Scopes.OPERATOR) || scopes.contains(Scopes.ADMIN);
    }

    /** Whether the caller may act under this agent's name: its own, one it acts for, or any for an operator. */
    public boolean mayActFor(String agentId) {
        return holder.equals(agentId) || isOperator() || isIn(actsFor, agentId);
    }

    /** Whether the caller may access conversations of this number. */
    public boolean maySee(PhoneNumberId number) {
        return isIn(numbers, number.value());
    }

    /** Whether the caller may work in this queue. */
    public boolean mayServe(String queue) {
        return isIn(queues, queue);
    }

    private static boolean isIn(Set<String> list, String name) {
        return list.contains(name) || list.contains(ALL);
    }
}
