package dev.relevo.notifier.alert;

/** The state of an alert. */
public enum AlertState {
    /** The problem exists, and no operator has acknowledged it. */
    OPEN,
    /** The problem exists, and an operator has acknowledged it. */
    ACKNOWLEDGED,
    /** The problem has ended. */
    RESOLVED
}
