package dev.relevo.rating.fact;

import dev.relevo.event.NumberState;
import dev.relevo.event.PhoneNumberId;
import java.util.Optional;

/** The open risks of a lower rating. */
public interface Risks {
    Optional<NumberState.Risk> of(PhoneNumberId number);
}
