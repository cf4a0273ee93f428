/**
 * WhatsApp's JSON to events. Pure: no clock, no I/O, no framework. What it does not understand it keeps verbatim; it never throws
 * because of what a provider sent.
 */
@NullMarked
package dev.relevo.ingest.translate;

import org.jspecify.annotations.NullMarked;
