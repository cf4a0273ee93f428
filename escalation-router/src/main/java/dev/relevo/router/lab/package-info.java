/** Plays labelled dialogues through the very code that decides in production, and says how well it does. */
@NullMarked
package dev.relevo.router.lab;

import org.jspecify.annotations.NullMarked;
