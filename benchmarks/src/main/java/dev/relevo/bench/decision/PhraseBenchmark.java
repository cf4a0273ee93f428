package dev.relevo.bench.decision;

import dev.relevo.bench.router.Phrases;
import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.router.text.PhraseBook;
import dev.relevo.router.text.TextNormalizer;
import dev.relevo.router.text.WordLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ahocorasick.trie.Trie;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/**
 * {@link PhraseBook} beside one regular expression and, where the phrases can be written in full, Aho and Corasick's automaton. The
 * texts are folded before, for each in the form that it takes; one in eight asks for a person.
 */
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PhraseBenchmark extends Microbenchmark {
    private static final int ONE_IN = 8;

    private final PhraseBook requests = WordLists.phrases("human-request");
    private final PhraseBook profanity = WordLists.phrases("profanity");
    private final Pattern requestsRegex;
    private final Pattern profanityRegex;
    private final Trie profanityTrie;
    private final List<List<String>> words = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<String> padded = new ArrayList<>();
    private int next;

    public PhraseBenchmark() {
        PhraseGrammar grammar = PhraseGrammar.of("human-request");
        PhraseGrammar bad = PhraseGrammar.of("profanity");
        System.out.println("phrases in full: " + grammar.phrases() + " and " + bad.phrases());
        requestsRegex = grammar.regex();
        profanityRegex = bad.regex();
        // A word begins after a space, which each text has in front as well.
        profanityTrie = Trie.builder()
                .addKeywords(bad.inFull().stream().map(phrase -> " " + phrase).toList())
                .stopOnHit()
                .build();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (var event : StoredConversations.messages()) {
            String text = texts.size() % ONE_IN == 0
                    ? Phrases.request(random)
                    : Objects.requireNonNull(((UserMessage) event).message().text());
            words.add(TextNormalizer.of(text));
            texts.add(TextNormalizer.joined(text).strip() + " ");
            padded.add(" " + texts.getLast());
        }
    }

    /** Checks that all find the same. */
    @Setup
    public void check() {
        for (int i = 0; i < texts.size(); i++) {
            boolean asks = requests.find(words.get(i)).isPresent();
            boolean swears = profanity.find(words.get(i)).isPresent();
            if (asks != find(requestsRegex, texts.get(i))
                    || swears != find(profanityRegex, texts.get(i))
                    || swears != profanityTrie.containsMatch(padded.get(i))
                    || (i % ONE_IN == 0) != asks) {
                throw new IllegalStateException("they differ: " + texts.get(i));
            }
        }
    }

    /** The book of requests: some 170 patterns in three languages. */
    @Benchmark
    public boolean requestsOurs() {
        return requests.find(words.get(next())).isPresent();
    }

    /** See {@link #requestsOurs}. */
    @Benchmark
    public boolean requestsRegex() {
        return find(requestsRegex, texts.get(next()));
    }

    /** A book without many combinations. */
    @Benchmark
    public boolean profanityOurs() {
        return profanity.find(words.get(next())).isPresent();
    }

    /** See {@link #profanityOurs}. */
    @Benchmark
    public boolean profanityRegex() {
        return find(profanityRegex, texts.get(next()));
    }

    /** See {@link #profanityOurs}. */
    @Benchmark
    public boolean profanityAhoCorasick() {
        return profanityTrie.containsMatch(padded.get(next()));
    }

    private static boolean find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (matcher.group("hides") == null) {
                return true;
            }
        }
        return false;
    }

    private int next() {
        next = (next + 1) & (StoredConversations.COUNT - 1);
        return next;
    }
}
