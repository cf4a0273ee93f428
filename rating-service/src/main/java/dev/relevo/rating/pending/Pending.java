package dev.relevo.rating.pending;

import dev.relevo.event.NumberState;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.Risks;
import dev.relevo.rating.VolumeFigures;
import dev.relevo.rating.Volumes;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Placeholders until the rooms exist. */
@Singleton
class Pending {
    @Produces
    @DefaultBean
    @Singleton
    Volumes volumes() {
        return new Volumes() {
            @Override
            public VolumeFigures figures(PhoneNumberId number, Instant now) {
                return VolumeFigures.NONE;
            }

            @Override
            public int templatesBefore(PhoneNumberId number, Instant end) {
                return 0;
            }
        };
    }

    @Produces
    @DefaultBean
    @Singleton
    Risks risks() {
        return number -> Optional.<NumberState.Risk>empty();
    }
}
