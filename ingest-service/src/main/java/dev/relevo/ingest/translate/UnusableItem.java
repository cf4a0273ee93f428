package dev.relevo.ingest.translate;

/** One item of a batch cannot become an event: it is kept verbatim with this reason, and its siblings go on. */
final class UnusableItem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason why, without any of the content
     */
    UnusableItem(String reason) {
        super(reason, null, false, false);
    }
}
