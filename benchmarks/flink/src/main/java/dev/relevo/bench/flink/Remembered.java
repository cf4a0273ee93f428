package dev.relevo.bench.flink;

import java.util.ArrayList;
import java.util.List;

/** The state of a conversation. A Flink POJO. It has what these rules need, which is far less than the router's. */
public class Remembered {
    /** Of the person, oldest first. */
    public List<String> lastTexts = new ArrayList<>();

    /** How often the bot missed. */
    public int misses;

    /** How often the person repeated herself. */
    public int repeats;

    /** Somebody was told. */
    public boolean isHandedOver;
}
