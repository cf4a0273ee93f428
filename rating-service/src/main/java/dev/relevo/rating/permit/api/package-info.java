/** The REST resource of send permits and reservations. */
@NullMarked
package dev.relevo.rating.permit.api;

import org.jspecify.annotations.NullMarked;
