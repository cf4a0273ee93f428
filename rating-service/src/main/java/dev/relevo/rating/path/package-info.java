/** The escalation paths that WhatsApp accepts, and the validation of declared ones. */
@NullMarked
package dev.relevo.rating.path;

import org.jspecify.annotations.NullMarked;
