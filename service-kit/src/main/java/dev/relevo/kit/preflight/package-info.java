/** Whether the topics of a service are there and set right, and whether its principal may use them. */
@NullMarked
package dev.relevo.kit.preflight;

import org.jspecify.annotations.NullMarked;
