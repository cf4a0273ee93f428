package dev.relevo.notifier.link.page;

import dev.relevo.notifier.link.Link;
import dev.relevo.notifier.link.LinkAction;
import dev.relevo.notifier.receiver.Language;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/**
 * What a page says.
 *
 * @param status the HTTP status
 * @param language BCP 47
 * @param subject what the link acts on; empty when there is nothing to act on
 * @param button empty when there is nothing to do
 */
record LinkPage(int status, String language, String title, String subject, String text, String button) {
    static LinkPage forged(Language language) {
        PageTexts texts = texts(language);
        return message(404, language, texts.forged(), texts.forgedMeans());
    }

    static LinkPage expired(Language language) {
        PageTexts texts = texts(language);
        return message(410, language, texts.expired(), texts.expiredMeans());
    }

    static LinkPage used(Language language) {
        PageTexts texts = texts(language);
        return message(410, language, texts.used(), texts.usedMeans());
    }

    static LinkPage gone(Language language) {
        PageTexts texts = texts(language);
        return message(410, language, texts.gone(), texts.nothingToDo());
    }

    static LinkPage over(Language language) {
        PageTexts texts = texts(language);
        return message(200, language, texts.over(), texts.nothingToDo());
    }

    static LinkPage doneBefore(Language language) {
        PageTexts texts = texts(language);
        return message(200, language, texts.doneBefore(), texts.nothingChanged());
    }

    static LinkPage done(Link link, Language language) {
        PageTexts texts = texts(language);
        String text = link.action() == LinkAction.ACKNOWLEDGE
                ? texts.acknowledged(link.receiver())
                : texts.silenced(link.action().silence().toHours(), link.receiver());
        return message(200, language, texts.done(), text);
    }

    /** What would be done, and the button that does it. */
    static LinkPage question(Link link, String subject, Language language) {
        PageTexts texts = texts(language);
        long hours = link.action().silence().toHours();
        boolean isAcknowledge = link.action() == LinkAction.ACKNOWLEDGE;
        String title = isAcknowledge ? texts.acknowledge() : texts.silence(hours);
        String means = isAcknowledge ? texts.acknowledgeMeans() : texts.silenceMeans(hours);
        return new LinkPage(
                200, language.tag(), title, subject, means + " " + texts.inTheNameOf(link.receiver()) + ".", title);
    }

    private static LinkPage message(int status, Language language, String title, String text) {
        return new LinkPage(status, language.tag(), title, "", text, "");
    }

    static PageTexts texts(Language language) {
        return MessageBundles.get(PageTexts.class, Localized.Literal.of(language.tag()));
    }
}
