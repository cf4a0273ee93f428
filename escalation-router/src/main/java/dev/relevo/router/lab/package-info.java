/** Measures a policy on labelled dialogues. */
@NullMarked
package dev.relevo.router.lab;

import org.jspecify.annotations.NullMarked;
