/**
 * Messages that campaign tools reserve before they send them, so that two tools cannot both spend what is left. Start at {@link
 * dev.relevo.rating.reservation.Reservations}.
 */
@NullMarked
package dev.relevo.rating.reservation;

import org.jspecify.annotations.NullMarked;
