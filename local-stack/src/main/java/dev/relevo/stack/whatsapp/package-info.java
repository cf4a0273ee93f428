/**
 * WhatsApp on one machine: a look-alike of Meta's Graph API, and the people on the other side. Start with
 * {@link dev.relevo.stack.whatsapp.WhatsAppSimulator}.
 */
@NullMarked
package dev.relevo.stack.whatsapp;

import org.jspecify.annotations.NullMarked;
