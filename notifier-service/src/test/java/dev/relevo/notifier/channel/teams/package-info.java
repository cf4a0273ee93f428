@NullMarked
package dev.relevo.notifier.channel.teams;

import org.jspecify.annotations.NullMarked;
