/** The history of a number: each observation that changed something and each provider notice, stored once per event id. */
@NullMarked
package dev.relevo.rating.number.history;

import org.jspecify.annotations.NullMarked;
