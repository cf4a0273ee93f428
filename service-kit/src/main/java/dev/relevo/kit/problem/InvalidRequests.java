package dev.relevo.kit.problem;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests that are no HTTP, or whose target no URI, to {@link RequestGuard}, which answers with a problem. Vert.x and Quarkus
 * would answer them without a body, before any route. They travel as requests for a path of their own, so that answers keep
 * their order. Netty finds the extension by service
 * loading, which {@link NettyExtensions} switches on.
 */
public final class InvalidRequests {
    private InvalidRequests() {}

    /** What the path of an invalid request says. */
    enum Refusal {
        MALFORMED(400, "request: expected HTTP/1.1"),
        TARGET(400, "path: expected percent-encoded UTF-8 without NUL"),
        QUERY(400, "query: expected percent-encoded UTF-8 without NUL"),
        LINE(414, null),
        HEADER(431, null);

        private static final String PATH = "/~refused/";

        private final int status;
        private final @Nullable String detail;

        Refusal(int status, @Nullable String detail) {
            this.status = status;
            this.detail = detail;
        }

        int status() {
            return status;
        }

        private String uri(String name) {
            return PATH + name() + "/" + name;
        }

        /** The refusal this path stands for; null for any other path. */
        static @Nullable Answer in(String uri) {
            if (!uri.startsWith(PATH)) {
                return null;
            }
            String[] parts = uri.substring(PATH.length()).split("/", -1);
            for (Refusal refusal : values()) {
                if (parts.length == 2 && refusal.name().equals(parts[0])) {
                    String detail = refusal == QUERY && UriCheck.isName(parts[1])
                            ? parts[1] + ": expected percent-encoded UTF-8 without NUL"
                            : refusal.detail;
                    return new Answer(refusal.status, detail);
                }
            }
            return null;
        }
    }

    /** What to answer. */
    record Answer(int status, @Nullable String detail) {}

    /** What Netty calls for each connection. */
    public static final class Extension extends ChannelInitializerExtension {
        @Override
        public void postInitializeServerChildChannel(Channel channel) {
            channel.pipeline().addFirst(new Placement());
        }
    }

    /** Waits for the first bytes: only then the decoder is there to be followed. */
    private static final class Placement extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ChannelHandlerContext decoder = context.pipeline().context(HttpRequestDecoder.class);
            if (decoder != null) {
                context.pipeline().addAfter(decoder.name(), "invalidRequests", new Check());
                context.pipeline().remove(this);
            }
            context.fireChannelRead(message);
        }
    }

    private static final class Check extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!(message instanceof HttpRequest request)) {
                context.fireChannelRead(message);
            } else if (request.decoderResult().isFailure()) {
                Refusal refusal = refusal(request.decoderResult());
                context.fireChannelRead(
                        new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, refusal.uri("")));
                context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
            } else {
                String fault = UriCheck.fault(request.uri());
                if (fault != null) {
                    request.setUri(fault.equals(UriCheck.PATH) ? Refusal.TARGET.uri("") : Refusal.QUERY.uri(fault));
                }
                context.fireChannelRead(message);
            }
        }

        private static Refusal refusal(DecoderResult result) {
            return switch (result.cause()) {
                case TooLongHttpLineException line -> Refusal.LINE;
                case TooLongHttpHeaderException header -> Refusal.HEADER;
                case null, default -> Refusal.MALFORMED;
            };
        }
    }
}
