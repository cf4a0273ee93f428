/** Infrastructure that all services share: event JSON, producing, configuration. It contains no domain rules. */
@NullMarked
package dev.relevo.kit;

import org.jspecify.annotations.NullMarked;
