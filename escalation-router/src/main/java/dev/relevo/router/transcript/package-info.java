/** What was said in a conversation: its turns, their marks, and the events processed so far. Pure. */
@NullMarked
package dev.relevo.router.transcript;

import org.jspecify.annotations.NullMarked;
