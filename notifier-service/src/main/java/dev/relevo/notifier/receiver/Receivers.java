package dev.relevo.notifier.receiver;

import java.util.List;
import java.util.Optional;

/** All who want to be told. */
public interface Receivers {
    /** In the order of their names. */
    List<Receiver> all();

    /** The receiver of this name; empty when there is none. */
    Optional<Receiver> named(String name);
}
