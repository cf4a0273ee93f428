/** Events wait here, in the transaction that made them true, until the broker has them. */
@NullMarked
package dev.relevo.rating.outbox;

import org.jspecify.annotations.NullMarked;
