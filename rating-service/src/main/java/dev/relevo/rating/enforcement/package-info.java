/**
 * The measures of WhatsApp against accounts: restrictions, violations, bans. Pure: {@code AccountNotice} (what a webhook says) and
 * {@code Timeline} (what holds after several). Start at {@link dev.relevo.rating.enforcement.Restrictions}.
 */
@NullMarked
package dev.relevo.rating.enforcement;

import org.jspecify.annotations.NullMarked;
