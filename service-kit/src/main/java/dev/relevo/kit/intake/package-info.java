/** Taking records from Kafka into a database: what is committed when, what waits, what goes to the dead letter. */
@NullMarked
package dev.relevo.kit.intake;

import org.jspecify.annotations.NullMarked;
