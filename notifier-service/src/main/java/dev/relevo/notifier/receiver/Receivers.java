package dev.relevo.notifier.receiver;

import java.util.List;
import java.util.Optional;

/** All receivers. */
public interface Receivers {
    /** All receivers in the order of their names. */
    List<Receiver> all();

    /** The receiver of this name; empty if absent. */
    Optional<Receiver> named(String name);
}
