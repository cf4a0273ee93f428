package dev.relevo.rating.fact;

import dev.relevo.event.PhoneNumberId;
import java.time.Instant;

/** The counted volume of the numbers. */
public interface Volumes {
    VolumeFigures figures(PhoneNumberId number, Instant now);

    /** Template messages of the 7 days before this time. */
    int templatesBefore(PhoneNumberId number, Instant end);

    /** Template messages from {@code from} to {@code to}, at most a week apart; whole intervals count, so the figure is never too low. */
    int templatesBetween(PhoneNumberId number, Instant from, Instant to);
}
