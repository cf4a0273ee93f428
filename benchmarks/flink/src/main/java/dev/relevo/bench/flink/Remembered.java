package dev.relevo.bench.flink;

import java.util.ArrayList;
import java.util.List;

/** The state of a conversation. A Flink POJO. It holds only what these rules need, far less than the router's state. */
public class Remembered {
    /** The person's texts, oldest first. */
    public List<String> lastTexts = new ArrayList<>();

    /** The number of misses of the bot. */
    public int misses;

    /** The number of repetitions by the person. */
    public int repeats;

    /** Whether the handoff was sent. */
    public boolean isHandedOver;
}
