package dev.relevo.notifier.text;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A real browser without a window, which turns a page into a picture. */
final class Browser {
    private static final List<String> PROGRAMS =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    /** Higher than every mail; the empty rest is cut off. */
    private static final int HEIGHT = 2_400;

    private static final int WIDTH = 660;
    private static final int MAX_COLOURS = 64;

    private Browser() {}

    static void picture(String html, Path png, boolean isDark) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mail");
        Path page = Files.writeString(folder.resolve("mail.html"), html);
        Path raw = folder.resolve("mail.png");
        List<String> command = new ArrayList<>(List.of(
                program().toString(),
                "--headless",
                "--no-sandbox",
                "--hide-scrollbars",
                "--window-size=" + WIDTH + "," + HEIGHT,
                "--screenshot=" + raw));
        if (isDark) {
            command.add("--blink-settings=preferredColorScheme=0");
        }
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || !Files.exists(raw)) {
            process.destroy();
            throw new IOException("no picture: " + Files.readString(folder.resolve("log")));
        }
        Files.createDirectories(png.getParent());
        ImageIO.write(withoutEmptyRest(ImageIO.read(raw.toFile())), "png", png.toFile());
    }

    private static BufferedImage withoutEmptyRest(BufferedImage image) {
        int background = image.getRGB(0, image.getHeight() - 1);
        int last = image.getHeight() - 1;
        while (last > 0 && isEmpty(image, last, background)) {
            last--;
        }
        int height = Math.min(image.getHeight(), last + 24);
        return withFewColours(image.getSubimage(0, 0, image.getWidth(), height));
    }

    /** With a palette of its most frequent colours, which makes the file less than half as large. */
    private static BufferedImage withFewColours(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        int[] colours = Arrays.stream(pixels)
                .boxed()
                .collect(Collectors.groupingBy(colour -> colour, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<Integer, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_COLOURS)
                .mapToInt(Map.Entry::getKey)
                .toArray();
        Map<Integer, Integer> nearest = new HashMap<>();
        var model = new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
        var copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        for (int i = 0; i < pixels.length; i++) {
            int index = nearest.computeIfAbsent(pixels[i], colour -> nearest(colour, colours));
            copy.getRaster().setSample(i % image.getWidth(), i / image.getWidth(), 0, index);
        }
        return copy;
    }

    private static int nearest(int colour, int[] colours) {
        return IntStream.range(0, colours.length)
                .boxed()
                .min(Comparator.comparingInt(i -> distance(colour, colours[i])))
                .orElseThrow();
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
        int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
        int blue = (a & 0xFF) - (b & 0xFF);
        return red * red + green * green + blue * blue;
    }

    private static boolean isEmpty(BufferedImage image, int y, int background) {
        for (int x = 0; x < image.getWidth(); x++) {
            if (image.getRGB(x, y) != background) {
                return false;
            }
        }
        return true;
    }

    private static Path program() throws IOException {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            for (String name : PROGRAMS) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    return program;
                }
            }
        }
        throw new IOException("expected one of " + PROGRAMS + " on the PATH");
    }
}
