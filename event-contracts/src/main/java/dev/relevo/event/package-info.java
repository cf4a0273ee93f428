/**
 * The event contract of the services. Start with {@link dev.relevo.event.Topics}: each topic names the sealed interface of its
 * events. Every event is a record that serialises to one flat JSON object, {@code type} first.
 */
@NullMarked
package dev.relevo.event;

import org.jspecify.annotations.NullMarked;
