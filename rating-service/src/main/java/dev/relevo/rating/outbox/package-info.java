/** The outbox of this service: the parts of {@link dev.relevo.kit.outbox} on its table. Start with {@link OutboxWiring}. */
@NullMarked
package dev.relevo.rating.outbox;

import org.jspecify.annotations.NullMarked;
