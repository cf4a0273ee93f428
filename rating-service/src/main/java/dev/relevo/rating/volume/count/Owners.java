package dev.relevo.rating.volume.count;

/** Names of those whose volume is counted. */
public final class Owners {
    private Owners() {}

    /** The name of a portfolio. It differs from the id of every number, because no such id contains a colon. */
    public static String portfolio(String id) {
        return "portfolio:" + id;
    }
}
