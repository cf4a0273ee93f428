/** What can go wrong around the packaged router, done to it for real: each person is handed over once all the same. */
@NullMarked
package dev.relevo.router.faults;

import org.jspecify.annotations.NullMarked;
