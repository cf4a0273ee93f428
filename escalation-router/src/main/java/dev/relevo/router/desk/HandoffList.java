package dev.relevo.router.desk;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.relevo.event.ConversationId;
import dev.relevo.kit.security.Caller;
import dev.relevo.router.peers.PeerClient;
import dev.relevo.router.peers.PeerFanOut;
import dev.relevo.router.runtime.ConversationQueries;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** Open handoffs of all instances, in order. Each instance scans its own and returns the first ones. */
@Singleton
class HandoffList {
    private static final TypeReference<List<HandoffView>> HANDOFFS = new TypeReference<>() {};
    private static final TypeReference<Known> CONVERSATION = new TypeReference<>() {};
    private static final Comparator<HandoffView> ORDER = Comparator.comparing(Position::of);

    private final ConversationQueries conversations;
    private final PeerClient peers;
    private final PeerFanOut gather;

    HandoffList(ConversationQueries conversations, PeerClient peers, PeerFanOut gather) {
        this.conversations = conversations;
        this.peers = peers;
        this.gather = gather;
    }

    /**
     * One page.
     *
     * @param next cursor of the next page; null at the end
     */
    record Page(List<HandoffView> items, @Nullable Position next) {}

    /**
     * @param authorization the caller's header
     * @param hop the caller's header of that name; when present, only this instance's part is returned
     */
    public Page page(Caller caller, HandoffQuery query, @Nullable String authorization, @Nullable String hop) {
        if (query.conversationId != null && hop == null) {
            query.conversationId = currentId(HandoffQuery.conversation(query.conversationId), authorization)
                    .value();
        }
        HandoffQuery.Read wanted = query.read();
        Stream<HandoffView> elsewhere =
                gather.others("/v1/handoffs" + query.queryString(wanted.after()), authorization, hop, HANDOFFS).stream()
                        .filter(wanted::isAfter);
        List<HandoffView> all = Stream.concat(here(caller, wanted).stream(), elsewhere)
                .sorted(ORDER)
                .limit(wanted.limit() + 1L)
                .toList();
        boolean hasMore = all.size() > wanted.limit();
        List<HandoffView> items = hasMore && hop == null ? all.subList(0, wanted.limit()) : all;
        return new Page(items, hasMore ? Position.of(items.getLast()) : null);
    }

    /** The id that the person has now. The instance of the requested id knows where the conversation moved. */
    private ConversationId currentId(ConversationId asked, @Nullable String authorization) {
        Optional<HostInfo> owner = peers.ownerOf(asked);
        if (owner.isEmpty()) {
            return conversations.currentIdOf(asked);
        }
        String path = "/v1/conversations/" + PeerClient.segment(asked.value());
        return gather.from(owner.get(), path, authorization, CONVERSATION)
                .map(Known::conversationId)
                .orElse(asked);
    }

    /** The fields of an answer that this class reads. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Known(ConversationId conversationId) {}

    /** The first ones of this instance, and one more. Memory does not grow with the number of open handoffs. */
    private List<HandoffView> here(Caller caller, HandoffQuery.Read wanted) {
        PriorityQueue<HandoffView> first = new PriorityQueue<>(ORDER.reversed());
        conversations.forEachOpenHandoff(conversation -> {
            if (Access.sees(caller, conversation) && wanted.matches(conversation)) {
                HandoffView.of(conversation).filter(wanted::isAfter).ifPresent(first::add);
                if (first.size() > wanted.limit() + 1) {
                    first.poll();
                }
            }
        });
        return new ArrayList<>(first);
    }
}
