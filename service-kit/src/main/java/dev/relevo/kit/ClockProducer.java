package dev.relevo.kit;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Producer of the service's clock: the only code that reads the machine's time. */
class ClockProducer {
    @Produces
    @Singleton
    InstantSource system() {
        return InstantSource.system();
    }
}
