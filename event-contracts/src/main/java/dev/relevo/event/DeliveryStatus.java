package dev.relevo.event;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Delivery status of an outbound message. WhatsApp may skip and reorder these. */
public enum DeliveryStatus {
    /** On its way to WhatsApp; reported by on-premises clients and Turn only. */
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
