package dev.relevo.quickstart.story;

import dev.relevo.event.PhoneNumberId;

/** The business numbers of the demo. */
enum DemoNumber {
    /** Its Spanish queue is always open. */
    OPEN("106540352242922", "+1 555-078-3881", "Relevo Demo"),
    /** Its queue is closed whenever the story is played. */
    CLOSED("106540352242923", "+1 555-078-3882", "Relevo Demo Nights");

    static final String WABA = "102290129340398";

    private final String id;
    private final String display;
    private final String verifiedName;

    DemoNumber(String id, String display, String verifiedName) {
        this.id = id;
        this.display = display;
        this.verifiedName = verifiedName;
    }

    String id() {
        return id;
    }

    PhoneNumberId phoneNumberId() {
        return new PhoneNumberId(id);
    }

    String display() {
        return display;
    }

    String digits() {
        return display.replaceAll("\\D", "");
    }

    String verifiedName() {
        return verifiedName;
    }
}
