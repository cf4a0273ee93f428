package dev.relevo.bench.flink;

/** The rules as patterns of Flink CEP. */
public final class StuckCepJob {
    private StuckCepJob() {}

    /** The arguments are those of {@link Pipeline#run}. */
    public static void main(String[] arguments) throws Exception {
        Pipeline.run("stuck-cep", arguments, StuckPatterns::in);
    }
}
