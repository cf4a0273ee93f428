/** Lenient reading of JSON values: texts, numbers, digits, timestamps, embedded JSON. Pure. */
@NullMarked
package dev.relevo.ingest.translate.json;

import org.jspecify.annotations.NullMarked;
