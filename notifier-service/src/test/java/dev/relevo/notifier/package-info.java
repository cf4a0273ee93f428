/** Tests of notifier-service: pure tables below, and the whole service on real Kafka, PostgreSQL and SMTP here. */
@NullMarked
package dev.relevo.notifier;

import org.jspecify.annotations.NullMarked;
