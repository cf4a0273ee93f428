/** What a record may be: how large, how dated, under which key. Beyond it a record is parked before anything is written. */
@NullMarked
package dev.relevo.router.limits;

import org.jspecify.annotations.NullMarked;
