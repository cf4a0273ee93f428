package dev.relevo.notifier.text;

import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.receiver.Language;
import dev.relevo.notifier.receiver.Receiver;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.List;

/**
 * A notice in a receiver's language and time zone, as the templates show it. The values are not escaped: the template escapes them.
 *
 * @param language BCP 47
 * @param headline what happened, in one sentence
 * @param advice what happens next and what to do, in paragraphs; empty when nothing is to be done
 * @param details in the source's words; empty when it gave none
 */
public record NoticeText(
        String language,
        String headline,
        List<Fact> facts,
        List<String> advice,
        String detailsLabel,
        List<String> details,
        String footer) {
    /** Longer than mail programs show in a list, and shorter than RFC 5322's line limit of 998. */
    private static final int MAX_SUBJECT_LENGTH = 200;

    public NoticeText {
        facts = List.copyOf(facts);
        advice = List.copyOf(advice);
        details = List.copyOf(details);
    }

    /** One line of the table. */
    public record Fact(String label, String value) {}

    public static NoticeText of(Notice notice, Receiver receiver) {
        Language language = receiver.language();
        LabelTexts texts = texts(LabelTexts.class, language);
        var table = new FactTable(notice, receiver, texts);
        return new NoticeText(
                language.tag(),
                Headline.of(notice, texts(HeadlineTexts.class, language)),
                table.rows(),
                Advice.of(notice, texts(AdviceTexts.class, language)),
                texts.details(),
                table.details(),
                texts.footer(receiver.name(), receiver.zone().getId()));
    }

    private static <T> T texts(Class<T> bundle, Language language) {
        return MessageBundles.get(bundle, Localized.Literal.of(language.tag()));
    }

    /** The headline as a header can carry it: one line without control characters. */
    public String subject() {
        String line = "[Relevo] " + headline.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= MAX_SUBJECT_LENGTH ? line : line.substring(0, MAX_SUBJECT_LENGTH);
    }
}
