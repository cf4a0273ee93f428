package dev.relevo.event;

/** Where an appeal stands; a person moves it, for WhatsApp has no API. */
public enum AppealState {
    DRAFT,
    SUBMITTED,
    IN_REVIEW,
    REVERSED,
    UNCHANGED
}
