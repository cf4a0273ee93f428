package dev.relevo.bench.flink;

/** A conversation whose user needs a person. A Flink POJO. */
public class Stuck {
    public String conversationId = "";

    /** The rule that fired. */
    public String reason = "";
}
