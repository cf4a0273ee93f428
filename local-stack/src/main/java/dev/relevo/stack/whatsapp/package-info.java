/**
 * A WhatsApp simulator on one machine: Meta's Graph API and the users. Start with
 * {@link dev.relevo.stack.whatsapp.WhatsAppSimulator}.
 */
@NullMarked
package dev.relevo.stack.whatsapp;

import org.jspecify.annotations.NullMarked;
