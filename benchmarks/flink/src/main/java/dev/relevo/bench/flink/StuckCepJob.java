package dev.relevo.bench.flink;

/** The rules as patterns of Flink CEP. */
public final class StuckCepJob {
    private StuckCepJob() {}

    /** Takes what {@link Pipeline#run} takes. */
    public static void main(String[] arguments) throws Exception {
        Pipeline.run("stuck-cep", arguments, StuckPatterns::in);
    }
}
