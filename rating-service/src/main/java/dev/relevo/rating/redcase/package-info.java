/**
 * The red case: pure functions of observations, time, volume and evidence. Start at {@link
 * dev.relevo.rating.redcase.CaseMachine}; what the observations say is in {@link dev.relevo.rating.redcase.Track}.
 */
@NullMarked
package dev.relevo.rating.redcase;

import org.jspecify.annotations.NullMarked;
