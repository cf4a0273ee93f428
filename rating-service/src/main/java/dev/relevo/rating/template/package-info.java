/**
 * The message templates of the accounts: status, quality and category, each with its history. Pure: {@code TemplateNotice} (what a
 * webhook says) and {@code TemplateState} (what holds after several). Start at {@link dev.relevo.rating.template.MessageTemplates}.
 */
@NullMarked
package dev.relevo.rating.template;

import org.jspecify.annotations.NullMarked;
