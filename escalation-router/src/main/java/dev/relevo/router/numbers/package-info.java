/** The numbers whose messages WhatsApp refuses, followed from the log. */
@NullMarked
package dev.relevo.router.numbers;

import org.jspecify.annotations.NullMarked;
