package dev.relevo.rating;

import dev.relevo.event.PhoneNumberId;
import java.time.Instant;

/** The counted volume of the numbers. */
public interface Volumes {
    VolumeFigures figures(PhoneNumberId number, Instant now);

    /** Template messages of the 7 days before this time. */
    int templatesBefore(PhoneNumberId number, Instant end);
}
