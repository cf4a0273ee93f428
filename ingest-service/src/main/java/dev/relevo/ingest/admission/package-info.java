/** Who is let in before a body is read: memory for bytes that arrived, a minimum rate, a limit for each sender. */
@NullMarked
package dev.relevo.ingest.admission;

import org.jspecify.annotations.NullMarked;
