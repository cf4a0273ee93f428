package dev.relevo.bench.flink;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;

/**
 * Three rules as patterns, in processing time.
 *
 * <p>Events that a pattern does not use are filtered before the pattern's operator: otherwise the operator would read the
 * conversation's partial matches from RocksDB for every event.
 */
final class StuckPatterns {
    private static final int MISSES = 3;
    private static final int REPEATS = 2;

    /** A partial match that is not completed within this time is dropped. */
    private static final Duration WITHIN = Duration.ofHours(1);

    private static final String ANY = "any";
    private static final String FIRST = "first";
    private static final String AGAIN = "again";

    private StuckPatterns() {}

    /** The conversations in these events whose user needs a person, each once. */
    static DataStream<Stuck> in(DataStream<ConversationEvent> events) {
        return found("human-request", requested(), events.filter(Signs::isRequest))
                .union(
                        found("bot-miss", missed(), events.filter(Signs::isMiss)),
                        found("user-repeats", repeated(), events.filter(Signs::isWritten)))
                .keyBy(stuck -> stuck.conversationId)
                .process(new FirstOnly());
    }

    private static DataStream<Stuck> found(
            String reason, Pattern<ConversationEvent, ?> pattern, DataStream<ConversationEvent> events) {
        return CEP.pattern(events.keyBy(event -> event.conversationId), pattern)
                .inProcessingTime()
                .process(new Found(reason));
    }

    private static Pattern<ConversationEvent, ?> requested() {
        return Pattern.begin(ANY);
    }

    private static Pattern<ConversationEvent, ?> missed() {
        return Pattern.<ConversationEvent>begin(ANY, AfterMatchSkipStrategy.skipPastLastEvent())
                .times(MISSES)
                .consecutive()
                .within(WITHIN);
    }

    /**
     * Similar texts in a row, without another text between them. CEP has no pattern for a repetition of one of the last six, which
     * {@link StuckRules} looks for: the nearest, {@code followedBy}, has no end and keeps every text of the hour as the start of a
     * match.
     */
    private static Pattern<ConversationEvent, ?> repeated() {
        return Pattern.<ConversationEvent>begin(FIRST, AfterMatchSkipStrategy.skipPastLastEvent())
                .next(AGAIN)
                .where(new IsAlikeFirst())
                .times(REPEATS)
                .consecutive()
                .within(WITHIN);
    }

    private static final class IsAlikeFirst extends IterativeCondition<ConversationEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(ConversationEvent event, Context<ConversationEvent> context) throws Exception {
            for (ConversationEvent first : context.getEventsForPattern(FIRST)) {
                return Signs.areAlike(event.text, first.text);
            }
            return false;
        }
    }

    /** A match becomes a handoff. */
    private static final class Found extends PatternProcessFunction<ConversationEvent, Stuck> {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Found(String reason) {
            this.reason = reason;
        }

        @Override
        public void processMatch(Map<String, List<ConversationEvent>> match, Context context, Collector<Stuck> out) {
            Stuck stuck = new Stuck();
            stuck.conversationId = match.values().iterator().next().get(0).conversationId;
            stuck.reason = reason;
            out.collect(stuck);
        }
    }
}
