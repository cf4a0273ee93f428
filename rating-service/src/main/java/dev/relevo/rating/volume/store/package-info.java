/**
 * The tables of the volume, in plain SQL: a batch of a thousand records is a few statements on arrays, which Hibernate would write
 * as thousands.
 */
@NullMarked
package dev.relevo.rating.volume.store;

import org.jspecify.annotations.NullMarked;
