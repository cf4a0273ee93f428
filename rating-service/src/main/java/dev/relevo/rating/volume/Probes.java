package dev.relevo.rating.volume;

import dev.relevo.event.ConversationId;
import dev.relevo.event.Person;
import org.jspecify.annotations.Nullable;

/** The people that the path probe invents. No statistic counts them. */
final class Probes {
    private static final String PREFIX = "ZZ.RELEVOPROBE";

    private Probes() {}

    static boolean isProbe(@Nullable Person person) {
        return person != null && (isProbe(person.id()) || (person.userId() != null && isProbe(person.userId())));
    }

    static boolean isProbe(ConversationId conversation) {
        return isProbe(conversation.personId());
    }

    private static boolean isProbe(String personId) {
        return personId.startsWith(PREFIX);
    }
}
