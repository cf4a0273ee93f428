package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** How far an outbound message got. WhatsApp may skip and reorder these. */
public enum DeliveryStatus {
    /** On its way to WhatsApp; only on-premises clients and Turn say so. */
    @JsonProperty("sending")
    SENDING,
    @JsonProperty("sent")
    SENT,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("read")
    READ,
    @JsonProperty("played")
    PLAYED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("deleted")
    DELETED,
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN
}
