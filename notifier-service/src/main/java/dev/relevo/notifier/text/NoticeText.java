package dev.relevo.notifier.text;

import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.receiver.Language;
import dev.relevo.notifier.receiver.Receiver;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

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
    /** Control characters, and marks that turn the direction of text: names of numbers and templates come from outside. */
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cntrl}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]+");

    public NoticeText {
        headline = line(headline);
        facts = List.copyOf(facts);
        advice = List.copyOf(advice);
        details = details.stream().map(NoticeText::line).toList();
    }

    /** One line of the table. */
    public record Fact(String label, String value) {
        public Fact {
            value = line(value);
        }
    }

    /**
     * The texts of a notice.
     *
     * @param now when it is sent: the time left is counted from then
     */
    public static NoticeText of(Notice notice, Receiver receiver, Instant now) {
        Language language = receiver.language();
        LabelTexts texts = texts(LabelTexts.class, language);
        var table = new FactTable(notice, receiver, now, texts);
        return new NoticeText(
                language.tag(),
                Headline.of(notice, now, texts(HeadlineTexts.class, language)),
                table.rows(),
                Advice.of(notice, texts(AdviceTexts.class, language)),
                texts.details(),
                table.details(),
                texts.footer(receiver.name(), receiver.zone().getId()));
    }

    /** The same texts without advice, for a summary. */
    NoticeText withoutAdvice() {
        return new NoticeText(language, headline, facts, List.of(), detailsLabel, details, footer);
    }

    private static String line(String text) {
        return UNSAFE.matcher(text).replaceAll(" ");
    }

    static <T> T texts(Class<T> bundle, Language language) {
        return MessageBundles.get(bundle, Localized.Literal.of(language.tag()));
    }
}
