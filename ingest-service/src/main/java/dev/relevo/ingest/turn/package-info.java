/** Webhooks of Turn.io, which uses the on-premises dialect of WhatsApp's format. */
@NullMarked
package dev.relevo.ingest.turn;

import org.jspecify.annotations.NullMarked;
