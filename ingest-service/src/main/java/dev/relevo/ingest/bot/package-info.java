/** What bots tell us themselves, because no webhook shows it. */
@NullMarked
package dev.relevo.ingest.bot;

import org.jspecify.annotations.NullMarked;
