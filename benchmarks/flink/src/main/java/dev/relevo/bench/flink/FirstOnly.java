package dev.relevo.bench.flink;

import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** A filter that hands a conversation over once: a pattern sees neither the other patterns' matches nor its own earlier ones. */
final class FirstOnly extends KeyedProcessFunction<String, Stuck, Stuck> {
    private static final long serialVersionUID = 1L;

    private transient @Nullable ValueState<Boolean> state;

    @Override
    public void open(OpenContext context) {
        state = getRuntimeContext().getState(new ValueStateDescriptor<>("handed-over", Boolean.class));
    }

    @Override
    public void processElement(Stuck stuck, Context context, Collector<Stuck> out) throws Exception {
        ValueState<Boolean> isHandedOver = Objects.requireNonNull(state);
        if (isHandedOver.value() == null) {
            isHandedOver.update(true);
            out.collect(stuck);
        }
    }
}
