package dev.relevo.router.conversation;

import dev.relevo.event.HandoffEvent.HandoffPathOffered;
import dev.relevo.event.OutboundMessage;
import dev.relevo.router.policy.EscalationPath;
import dev.relevo.router.policy.Phrase;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a person the ways to a human other than an agent here, and records that she was told. */
final class Paths {
    private Paths() {}

    static void offer(Step step, Episode episode, String reason) {
        List<EscalationPath> paths = step.policy.otherPaths(step.now);
        if (paths.isEmpty()) {
            // The no-dead-end check refuses such a policy, unless an agent queue never closes: then waiting is the
            // path.
            return;
        }
        String language = step.state.language();
        String list = paths.stream()
                .map(path -> "• " + label(step, path, language) + ": " + path.value())
                .collect(Collectors.joining("\n"));
        step.emit(new HandoffPathOffered(
                step.meta(),
                step.ref(episode),
                reason,
                paths.stream().map(EscalationPath::contact).toList(),
                episode.reasons()));
        step.tell(step.policy.say(Phrase.PATHS, language) + "\n" + list, OutboundMessage.PATHS);
    }

    private static String label(Step step, EscalationPath path, @Nullable String language) {
        return switch (path.kind()) {
            case PHONE -> step.policy.say(Phrase.PHONE, language);
            case EMAIL -> step.policy.say(Phrase.EMAIL, language);
            case WEB_FORM -> step.policy.say(Phrase.WEB_FORM, language);
            case STORE_VISIT -> step.policy.say(Phrase.STORE_VISIT, language);
            case AGENT -> "";
        };
    }
}
