package dev.relevo.rating;

import dev.relevo.event.PhoneNumberId;

/** The counted volume of a number changed. Fired as a CDI event after the figures were committed. */
public record VolumeChanged(PhoneNumberId number) {}
