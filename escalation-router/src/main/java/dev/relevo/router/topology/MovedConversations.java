package dev.relevo.router.topology;

import dev.relevo.event.ConversationId;
import dev.relevo.router.store.EarlyEvents;
import dev.relevo.router.store.MovedMarker;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds where a conversation lives now. */
public final class MovedConversations {
    private MovedConversations() {}

    /**
     * Follows moved markers, and for an unknown id the other form of its number, as far as this instance knows them.
     *
     * @param stored reads the value stored here under an id
     * @return the same id when it did not move
     */
    public static ConversationId of(ConversationId asked, Function<ConversationId, byte @Nullable []> stored) {
        ConversationId current = asked;
        for (int hop = 0; hop < Relocation.MAX_HOPS; hop++) {
            byte[] here = stored.apply(current);
            MovedMarker pointer = MovedMarker.read(here);
            boolean unknown = here == null || EarlyEvents.read(here) != null;
            ConversationId next =
                    pointer != null ? pointer.to() : unknown && hop == 0 ? NumberVariant.of(current) : null;
            if (next == null) {
                break;
            }
            current = next;
        }
        return current;
    }
}
