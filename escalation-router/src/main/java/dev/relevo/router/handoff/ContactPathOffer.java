package dev.relevo.router.handoff;

import dev.relevo.event.HandoffEvent.HandoffPathOffered;
import dev.relevo.event.OutboundMessage;
import dev.relevo.event.PathKind;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.policy.EscalationPath;
import dev.relevo.router.policy.Phrase;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends the user the contact paths other than an agent here, and records that it did. */
final class ContactPathOffer {
    private ContactPathOffer() {}

    /** The contact paths that answer now, other than an agent here. */
    static void offer(Transition step, Episode episode, String reason) {
        tell(step, episode, reason, step.policy().otherPaths(step.now()), Phrase.PATHS);
    }

    /** All contact paths other than an agent here. */
    static void listAll(Transition step, Episode episode) {
        List<EscalationPath> others = step.policy().paths().stream()
                .filter(path -> path.kind() != PathKind.AGENT)
                .toList();
        tell(step, episode, "a reviewer gets every contact path", others, Phrase.ALL_PATHS);
    }

    private static void tell(
            Transition step, Episode episode, String reason, List<EscalationPath> paths, Phrase opening) {
        if (paths.isEmpty() || step.refusal() != null) {
            // A number whose messages WhatsApp refuses cannot send them. No paths: the dead-end check rejects such a
            // policy, unless an agent queue never closes: then waiting is the path.
            return;
        }
        String language = step.state().language();
        String list = paths.stream()
                .map(path -> "• " + label(step, path, language) + ": " + path.value())
                .collect(Collectors.joining("\n"));
        step.emit(new HandoffPathOffered(
                step.meta(),
                step.ref(episode),
                reason,
                paths.stream().map(EscalationPath::contact).toList(),
                episode.reasons()));
        OutboundMessages.tell(step, step.policy().say(opening, language) + "\n" + list, OutboundMessage.PATHS);
    }

    private static String label(Transition step, EscalationPath path, @Nullable String language) {
        return switch (path.kind()) {
            case PHONE -> step.policy().say(Phrase.PHONE, language);
            case EMAIL -> step.policy().say(Phrase.EMAIL, language);
            case WEB_FORM -> step.policy().say(Phrase.WEB_FORM, language);
            case STORE_VISIT -> step.policy().say(Phrase.STORE_VISIT, language);
            case AGENT, UNKNOWN -> "";
        };
    }
}
