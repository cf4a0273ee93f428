/**
 * The language the services speak. Start with {@link dev.relevo.event.Topics}: each topic names the sealed interface of the
 * events on it. Every event is a record that serialises to one flat JSON object, {@code type} first.
 */
@NullMarked
package dev.relevo.event;

import org.jspecify.annotations.NullMarked;
