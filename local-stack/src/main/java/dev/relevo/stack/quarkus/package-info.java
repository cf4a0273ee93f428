/** Quarkus test resources that start the servers for the tests of the services. */
@NullMarked
package dev.relevo.stack.quarkus;

import org.jspecify.annotations.NullMarked;
