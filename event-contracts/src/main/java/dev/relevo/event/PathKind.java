package dev.relevo.event;

/** A way to a human that WhatsApp's policy accepts. */
public enum PathKind {
    AGENT,
    PHONE,
    EMAIL,
    WEB_FORM,
    /** Retail only. */
    STORE_VISIT
}
