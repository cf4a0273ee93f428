package dev.relevo.notifier.alert;

/** How far an alert is. */
public enum AlertState {
    /** Wrong, and no person has said that she looks after it. */
    OPEN,
    /** Wrong, and a person looks after it. */
    ACKNOWLEDGED,
    /** No longer wrong. */
    RESOLVED
}
