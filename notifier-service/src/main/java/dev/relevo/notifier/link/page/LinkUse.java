package dev.relevo.notifier.link.page;

import dev.relevo.notifier.link.Link;
import dev.relevo.notifier.link.LinkedActions;
import dev.relevo.notifier.link.Links;
import dev.relevo.notifier.receiver.Language;
import dev.relevo.notifier.receiver.Receiver;
import dev.relevo.notifier.receiver.Receivers;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/** Showing what a link would do, and doing it once. */
@Singleton
class LinkUse {
    private final Links links;
    private final UsedLinks used;
    private final Receivers receivers;
    private final InstantSource clock;

    LinkUse(Links links, UsedLinks used, Receivers receivers, InstantSource clock) {
        this.links = links;
        this.used = used;
        this.receivers = receivers;
        this.clock = clock;
    }

    /**
     * What the link would do. Changes nothing: programs that check mails for harmful links open each of them.
     *
     * @param language of the page when the link names no receiver
     */
    @Transactional
    LinkPage show(String token, Language language) {
        return switch (check(token, language)) {
            case Check.Refused(LinkPage page) -> page;
            case Check.Valid valid when used.isUsed(token) -> LinkPage.used(valid.language());
            case Check.Valid valid ->
                valid.performer()
                        .describe(valid.link().subject(), valid.receiver())
                        .map(subject -> LinkPage.question(valid.link(), subject, valid.language()))
                        .orElseGet(() -> LinkPage.gone(valid.language()));
        };
    }

    /** Does what the link allows, unless it was done before. */
    @Transactional
    LinkPage act(String token, Language language) {
        return switch (check(token, language)) {
            case Check.Refused(LinkPage page) -> page;
            case Check.Valid valid
            when !used.use(token, valid.link().expiresAt(), clock.instant()) -> LinkPage.used(valid.language());
            case Check.Valid valid -> perform(valid);
        };
    }

    private sealed interface Check {
        record Valid(Link link, Receiver receiver, LinkedActions performer) implements Check {
            Language language() {
                return receiver.language();
            }
        }

        record Refused(LinkPage page) implements Check {}
    }

    private Check check(String token, Language language) {
        Link link = links.read(token).orElse(null);
        if (link == null) {
            return new Check.Refused(LinkPage.forged(language));
        }
        Receiver receiver = receivers.named(link.receiver()).orElse(null);
        Language known = receiver == null ? language : receiver.language();
        if (!clock.instant().isBefore(link.expiresAt())) {
            return new Check.Refused(LinkPage.expired(known));
        }
        LinkedActions performer =
                links.performer(link.action(), link.subject().kind()).orElse(null);
        return receiver == null || performer == null
                ? new Check.Refused(LinkPage.gone(known))
                : new Check.Valid(link, receiver, performer);
    }

    private static LinkPage perform(Check.Valid valid) {
        Link link = valid.link();
        return switch (valid.performer().perform(link.action(), link.subject(), link.receiver())) {
            case DONE -> LinkPage.done(link, valid.language());
            case DONE_BEFORE -> LinkPage.doneBefore(valid.language());
            case OVER -> LinkPage.over(valid.language());
            case GONE -> LinkPage.gone(valid.language());
        };
    }
}
