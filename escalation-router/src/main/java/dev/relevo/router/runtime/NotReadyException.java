package dev.relevo.router.runtime;

/** The stores are being restored or moved; try again soon. */
public final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotReadyException(Throwable cause) {
        super("the state stores are not ready", cause);
    }
}
