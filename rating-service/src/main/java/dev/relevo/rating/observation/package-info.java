/** Reads quality events from Kafka and applies them to the registered numbers. */
@NullMarked
package dev.relevo.rating.observation;

import org.jspecify.annotations.NullMarked;
