/** Events that bots report over HTTP, because no webhook contains them. */
@NullMarked
package dev.relevo.ingest.bot;

import org.jspecify.annotations.NullMarked;
