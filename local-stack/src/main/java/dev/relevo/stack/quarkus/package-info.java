/** The servers as Quarkus test resources, for the tests of the services. */
@NullMarked
package dev.relevo.stack.quarkus;

import org.jspecify.annotations.NullMarked;
