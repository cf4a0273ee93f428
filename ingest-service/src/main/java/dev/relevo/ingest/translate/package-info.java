/**
 * Translation of WhatsApp's JSON to events. Pure: no clock, no I/O, no framework. What is not recognized is stored verbatim as an
 * unrecognized-webhook event; content from a provider never causes an exception. Message contents are in {@code content}, JSON
 * values in {@code json}.
 */
@NullMarked
package dev.relevo.ingest.translate;

import org.jspecify.annotations.NullMarked;
