@NullMarked
package dev.relevo.stack.whatsapp;

import org.jspecify.annotations.NullMarked;
