/**
 * The risk of a lower rating, before WhatsApp gives one. Pure: {@code RiskScore} and {@code Hysteresis}. Start at {@link
 * dev.relevo.rating.risk.RiskWatch}.
 */
@NullMarked
package dev.relevo.rating.risk;

import org.jspecify.annotations.NullMarked;
