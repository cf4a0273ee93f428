package dev.relevo.router.policyfile;

import dev.relevo.kit.yaml.YamlNode;
import dev.relevo.kit.yaml.YamlObject;
import dev.relevo.router.detector.HumanRequest;
import dev.relevo.router.detector.SettingsSource;
import dev.relevo.router.text.Phrases;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings of one detector.
 *
 * @param written the detector's object in the policy
 */
record DetectorSettings(YamlObject written) implements SettingsSource {
    @Override
    public double number(String key, double min, double max, double usual) {
        return written.number(key, min, max, usual);
    }

    @Override
    public int whole(String key, int min, int max, int usual) {
        return written.whole(key, min, max, usual);
    }

    @Override
    public Duration duration(String key, Duration min, Duration max, Duration usual) {
        return written.duration(key, min, max, usual);
    }

    @Override
    public boolean isTrue(String key) {
        return written.isTrue(key);
    }

    @Override
    public List<String> phrases(String key, int max) {
        return phrases(written, key, max);
    }

    /** The phrases under this key of any object. */
    static List<String> phrases(YamlObject object, String key, int max) {
        return object.find(key).map(value -> phrases(value, max)).orElse(List.of());
    }

    /** A single text or list applies to every language. */
    @Override
    public Map<String, Phrases> phrasesByLanguage(String key, int max) {
        return written.find(key).map(value -> phrasesByLanguage(value, max)).orElse(Map.of());
    }

    private static Map<String, Phrases> phrasesByLanguage(YamlNode value, int max) {
        if (!value.isObject()) {
            return Map.of(HumanRequest.ANY_LANGUAGE, Phrases.of(phrases(value, max)));
        }
        Map<String, Phrases> phrases = new HashMap<>();
        value.members().forEach((language, texts) -> {
            if (!language.equals(HumanRequest.ANY_LANGUAGE) && !MessageReader.isLanguage(language)) {
                texts.problem("expected 'any' or a language such as es, got '" + language + "'");
            }
            phrases.put(language, Phrases.of(phrases(texts, max)));
        });
        return phrases;
    }

    private static List<String> phrases(YamlNode value, int max) {
        value.itemOrItems(max).stream()
                .filter(YamlNode::isText)
                .filter(item -> item.quoted().chars().noneMatch(Character::isLetterOrDigit))
                .forEach(item -> item.problem("expected words, got " + item.quoted()));
        return List.copyOf(YamlObject.texts(value, max));
    }
}
