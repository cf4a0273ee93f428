package dev.relevo.bench.flink;

import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Three rules over one state per conversation. */
final class StuckRules extends KeyedProcessFunction<String, ConversationEvent, Stuck> {
    private static final long serialVersionUID = 1L;
    private static final int MISSES = 3;
    private static final int REPEATS = 2;
    private static final int LAST_TEXTS = 6;

    private transient @Nullable ValueState<Remembered> state;

    @Override
    public void open(OpenContext context) {
        state = getRuntimeContext().getState(new ValueStateDescriptor<>("conversation", Remembered.class));
    }

    @Override
    public void processElement(ConversationEvent event, Context context, Collector<Stuck> out) throws Exception {
        ValueState<Remembered> conversation = Objects.requireNonNull(state);
        Remembered before = conversation.value();
        Remembered remembered = before == null ? new Remembered() : before;
        String reason = reason(event, remembered);
        if (reason != null && !remembered.isHandedOver) {
            remembered.isHandedOver = true;
            Stuck stuck = new Stuck();
            stuck.conversationId = event.conversationId;
            stuck.reason = reason;
            out.collect(stuck);
        }
        conversation.update(remembered);
    }

    /** The rule that fires on this event; null when no rule fires. */
    private static @Nullable String reason(ConversationEvent event, Remembered remembered) {
        if (Signs.isMiss(event)) {
            remembered.misses++;
            return remembered.misses >= MISSES ? "bot-miss" : null;
        }
        String text = event.text;
        if (!event.type.equals("user-message") || text == null) {
            return null;
        }
        boolean isRepeated = repeats(text, remembered.lastTexts);
        remembered.lastTexts.add(text);
        if (remembered.lastTexts.size() > LAST_TEXTS) {
            remembered.lastTexts.remove(0);
        }
        remembered.repeats += isRepeated ? 1 : 0;
        if (Signs.isRequest(event)) {
            return "human-request";
        }
        return isRepeated && remembered.repeats >= REPEATS ? "user-repeats" : null;
    }

    private static boolean repeats(String text, List<String> lastTexts) {
        return lastTexts.stream().anyMatch(last -> Signs.areAlike(text, last));
    }
}
