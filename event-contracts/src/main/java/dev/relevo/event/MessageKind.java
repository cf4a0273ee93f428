package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * WhatsApp's message types.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages">messages webhook</a>
 */
public enum MessageKind {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("image")
    IMAGE,
    @JsonProperty("video")
    VIDEO,
    @JsonProperty("audio")
    AUDIO,
    @JsonProperty("document")
    DOCUMENT,
    @JsonProperty("sticker")
    STICKER,
    @JsonProperty("location")
    LOCATION,
    @JsonProperty("contacts")
    CONTACTS,
    @JsonProperty("reaction")
    REACTION,
    @JsonProperty("interactive")
    INTERACTIVE,
    @JsonProperty("button")
    BUTTON,
    @JsonProperty("order")
    ORDER,
    @JsonProperty("system")
    SYSTEM,
    @JsonProperty("edit")
    EDIT,
    @JsonProperty("revoke")
    REVOKE,
    @JsonProperty("unsupported")
    UNSUPPORTED,
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN
}
