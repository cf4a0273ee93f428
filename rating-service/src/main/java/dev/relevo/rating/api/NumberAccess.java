package dev.relevo.rating.api;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the caller of the current request may see. */
@Singleton
public class NumberAccess {
    private final SecurityIdentity identity;

    NumberAccess(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Caller caller() {
        return Caller.of(identity);
    }

    /** The numbers of the caller's key; {@code *} for all. */
    public Set<String> numbers() {
        return caller().numbers();
    }

    /** A number the caller may not see is answered like one that does not exist. */
    public PhoneNumberId id(String phoneNumberId) {
        PhoneNumberId id = Parameters.id("phoneNumberId", phoneNumberId);
        if (!caller().maySee(id)) {
            throw unknownNumber();
        }
        return id;
    }

    public static <T> T present(@Nullable T body) {
        if (body == null) {
            throw Problems.invalid("body", "a JSON object", "nothing");
        }
        return body;
    }

    public static HttpProblem unknownNumber() {
        return Problems.of(
                404, "Unknown number", "phoneNumberId: expected a registered number, got an unregistered one");
    }
}
