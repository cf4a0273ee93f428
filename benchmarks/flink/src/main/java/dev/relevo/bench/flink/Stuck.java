package dev.relevo.bench.flink;

/** Somebody needs a person. A Flink POJO. */
public class Stuck {
    public String conversationId = "";

    /** The rule that fired. */
    public String reason = "";
}
