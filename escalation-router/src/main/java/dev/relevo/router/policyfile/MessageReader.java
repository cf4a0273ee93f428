package dev.relevo.router.policyfile;

import dev.relevo.kit.yaml.DidYouMean;
import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.router.policy.Phrase;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads texts that replace the built-in ones. WhatsApp rejects a whole message if one button title is too long. */
final class MessageReader {
    /** WhatsApp's limit of a message with buttons, in characters. */
    public static final int MAX_SENTENCE = 1024;
    /** WhatsApp's limit of a button's title, in characters. */
    static final int MAX_BUTTON = 20;
    /** The label before a phone number or a link. */
    static final int MAX_LABEL = 60;

    private static final Map<String, Phrase> PHRASES =
            Arrays.stream(Phrase.values()).collect(Collectors.toUnmodifiableMap(Phrase::key, phrase -> phrase));
    private static final List<String> KEYS = PHRASES.keySet().stream().sorted().toList();
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    /** A placeholder: texts have none. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}|%s|\\$\\w+");

    private MessageReader() {}

    public static Map<String, Map<Phrase, String>> read(YamlObject policy) {
        Map<String, Map<Phrase, String>> messages = new HashMap<>();
        policy.find("messages").ifPresent(written -> written.members().forEach((language, words) -> {
            if (!isLanguage(language)) {
                words.problem(expectedLanguage("'" + language + "'"));
            }
            messages.put(language, words(language, words));
        }));
        return messages;
    }

    static boolean isLanguage(String tag) {
        return LANGUAGE.matcher(tag).matches();
    }

    /** Reports a problem unless it is the primary tag of a language. */
    static void checkLanguage(YamlNode written) {
        written.text("a language")
                .filter(language -> !isLanguage(language))
                .ifPresent(language -> written.problem(expectedLanguage(written.quoted())));
    }

    private static String expectedLanguage(String got) {
        return "expected a language of two or three small letters such as es, got " + got;
    }

    private static Map<Phrase, String> words(String language, YamlNode written) {
        Map<Phrase, String> words = new EnumMap<>(Phrase.class);
        written.members().forEach((key, value) -> {
            Phrase phrase = PHRASES.get(key);
            if (phrase == null) {
                value.problem("no message '" + key + "'" + DidYouMean.hint(key, KEYS));
            } else {
                text(phrase, value).ifPresent(text -> words.put(phrase, text));
            }
        });
        String yes = words.getOrDefault(Phrase.OFFER_YES, Phrase.OFFER_YES.in(language));
        if (yes.equals(words.getOrDefault(Phrase.OFFER_NO, Phrase.OFFER_NO.in(language)))) {
            written.problem("offer_yes and offer_no are the same, '" + YamlNode.shortened(yes)
                    + "': WhatsApp refuses two buttons with one title");
        }
        return words;
    }

    private static Optional<String> text(Phrase phrase, YamlNode written) {
        Optional<String> text = written.text("a text");
        if (text.isPresent()) {
            int length = text.get().length();
            if (text.get().isBlank() || length > max(phrase)) {
                written.problem("expected 1 to " + max(phrase) + " characters, got " + length);
            }
            var placeholder = PLACEHOLDER.matcher(text.get());
            if (placeholder.find()) {
                written.problem("placeholders are not supported here; users would read '" + placeholder.group() + "'");
            }
        }
        return text;
    }

    public static int max(Phrase phrase) {
        return switch (phrase) {
            case HANDOFF, PATHS, ALL_PATHS, OFFER -> MAX_SENTENCE;
            case OFFER_YES, OFFER_NO -> MAX_BUTTON;
            case PHONE, EMAIL, WEB_FORM, STORE_VISIT -> MAX_LABEL;
        };
    }
}
