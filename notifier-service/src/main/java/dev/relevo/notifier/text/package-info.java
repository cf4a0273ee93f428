/** The texts of notices in the languages and time zones of receivers. Every channel uses them. Start with {@code NoticeText}. */
@NullMarked
package dev.relevo.notifier.text;

import org.jspecify.annotations.NullMarked;
