package dev.relevo.rating;

import dev.relevo.event.PhoneNumberId;
import java.time.Instant;

/** The counted volume of the numbers. */
public interface Volumes {
    VolumeFigures figures(PhoneNumberId number, Instant now);

    /** Template messages of the 7 days before this time. */
    int templatesBefore(PhoneNumberId number, Instant end);

    /**
     * Template messages from {@code from}, inclusive, to {@code to}, exclusive, which are at most 7 days apart. Unless a shorter time
     * is counted exactly, the figure of the 7 days: never too low.
     */
    default int templatesBetween(PhoneNumberId number, Instant from, Instant to) {
        return templatesBefore(number, to);
    }
}
