package dev.relevo.kit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The one place that reads the machine's clock. */
class Clock {
    @Produces
    @Singleton
    InstantSource system() {
        return InstantSource.system();
    }
}
