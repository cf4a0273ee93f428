/** Checks of the checkout as a whole: its prose, links, and reference pages. */
@NullMarked
package dev.relevo.quickstart.tidy;

import org.jspecify.annotations.NullMarked;
