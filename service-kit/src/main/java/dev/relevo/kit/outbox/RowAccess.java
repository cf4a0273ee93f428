package dev.relevo.kit.outbox;

/** A service's rule which parked rows an API key limited to numbers may access, and how their keys are shown. */
public interface RowAccess {
    /**
     * The condition in SQL: true for the rows of the numbers. Other rows exist for unlimited keys only. The row is {@code parked},
     * with the columns of the table; the numbers are {@code caller.numbers}, a {@code text[]}.
     */
    String condition();

    /** The record's key as operators see it. */
    default String shownKey(String topic, String key) {
        return key;
    }
}
