package dev.relevo.bench.flink;

/** The rules as one keyed process function. */
public final class StuckJob {
    private StuckJob() {}

    /** Takes what {@link Pipeline#run} takes. */
    public static void main(String[] arguments) throws Exception {
        Pipeline.run("stuck", arguments, events -> events.keyBy(event -> event.conversationId)
                .process(new StuckRules()));
    }
}
