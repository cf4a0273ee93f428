@NullMarked
package dev.relevo.notifier.channel.alertmanager;

import org.jspecify.annotations.NullMarked;
