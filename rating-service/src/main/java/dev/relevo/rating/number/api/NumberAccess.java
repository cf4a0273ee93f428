package dev.relevo.rating.number.api;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.problem.Problems;
import dev.relevo.kit.security.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What the caller of the current request may see. */
@Singleton
class NumberAccess {
    private final SecurityIdentity identity;

    NumberAccess(SecurityIdentity identity) {
        this.identity = identity;
    }

    Caller caller() {
        return Caller.of(identity);
    }

    /** A number the caller may not see is answered like one that does not exist. */
    PhoneNumberId id(String phoneNumberId) {
        PhoneNumberId id = Parameters.id("phoneNumberId", phoneNumberId);
        if (!caller().maySee(id)) {
            throw NumberProblems.unknownNumber();
        }
        return id;
    }

    static <T> T present(@Nullable T body) {
        if (body == null) {
            throw Problems.invalid("body", "a JSON object", "nothing");
        }
        return body;
    }
}
