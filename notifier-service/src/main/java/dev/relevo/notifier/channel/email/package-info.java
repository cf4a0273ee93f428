/** E-mail to receivers: HTML and text, in their language and time zone. */
@NullMarked
package dev.relevo.notifier.channel.email;

import org.jspecify.annotations.NullMarked;
