package dev.relevo.ingest.translate.json;

/**
 * The exception for an item of a webhook that cannot become an event. The item is stored verbatim with this reason; the other items
 * are translated.
 */
public final class UnusableItem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason the reason, without any content of the item
     */
    public UnusableItem(String reason) {
        super(reason, null, false, false);
    }
}
