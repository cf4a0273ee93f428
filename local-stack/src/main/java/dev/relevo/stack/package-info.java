/** Real Kafka, PostgreSQL and SMTP servers on one machine, without Docker. */
@NullMarked
package dev.relevo.stack;

import org.jspecify.annotations.NullMarked;
