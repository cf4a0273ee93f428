package dev.relevo.bench.flink;

/** The rules as one keyed process function. */
public final class StuckJob {
    private StuckJob() {}

    /** The arguments are those of {@link Pipeline#run}. */
    public static void main(String[] arguments) throws Exception {
        Pipeline.run("stuck", arguments, events -> events.keyBy(event -> event.conversationId)
                .process(new StuckRules()));
    }
}
