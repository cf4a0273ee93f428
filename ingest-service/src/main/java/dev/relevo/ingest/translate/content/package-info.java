/** The content of a message: text, payload, media and extras, within their bounds. Pure. */
@NullMarked
package dev.relevo.ingest.translate.content;

import org.jspecify.annotations.NullMarked;
