package dev.relevo.router.desk;

import dev.relevo.event.ConversationId;
import dev.relevo.event.HandoffEvent.PassedQueue;
import dev.relevo.event.HandoffId;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Reason;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.conversation.Episode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A handoff as an agent sees it now, with the turns since it was opened.
 *
 * @param passedOver the queues that match the user and come before the chosen one, with reasons; null for none
 */
public record HandoffView(
        HandoffId handoffId,
        ConversationId conversationId,
        PhoneNumberId phoneNumberId,
        Person person,
        Episode.State state,
        @Nullable String queue,
        int priority,
        @Nullable String agentId,
        List<Reason> reasons,
        @Nullable String language,
        Instant openedAt,
        Instant dueAt,
        @Nullable Instant windowClosesAt,
        int attempt,
        @Nullable List<PassedQueue> passedOver,
        List<Turn> transcript,
        List<Turn> notes) {
    public static Optional<HandoffView> of(Conversation conversation) {
        Episode episode = conversation.episode();
        return episode == null ? Optional.empty() : Optional.of(of(conversation, episode));
    }

    private static HandoffView of(Conversation conversation, Episode episode) {
        return new HandoffView(
                episode.id(),
                conversation.id(),
                conversation.id().phoneNumberId(),
                conversation.person(),
                episode.state(),
                episode.queue(),
                episode.priority(),
                episode.agentId(),
                episode.reasons(),
                conversation.language(),
                episode.openedAt(),
                episode.dueAt(),
                conversation.windowClosesAt(),
                episode.attempt(),
                episode.passedOver().isEmpty() ? null : episode.passedOver(),
                conversation.transcript(),
                episode.notes());
    }
}
