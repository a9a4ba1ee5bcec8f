package example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.imageio.ImageIO;
import org.convlens.array.Volume;
import org.convlens.train.BuiltIn;
import org.convlens.train.data.DrawnDigit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many requests at once get the answers that they get alone. */
class ExplainServiceTest {
  private static final int ROUNDS = 6;

  private static ExplainService service;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Path model = folder.resolve("digits.onnx");
    try (InputStream digits = BuiltIn.open(BuiltIn.DIGITS)) {
      Files.copy(digits, model);
    }
    service = new ExplainService(model, 0, 2);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** A PNG of a digit that ConvLens draws. */
  private static byte[] digit(int digit) throws IOException {
    Volume drawn = DrawnDigit.draw(digit, 1);
    BufferedImage image =
        new BufferedImage(drawn.width(), drawn.height(), BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, drawn.width(), drawn.height(), drawn.toArray());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private static CompletableFuture<HttpResponse<byte[]>> post(String path, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    return CLIENT.sendAsync(request, BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @Test
  void saysWhatADigitIs() throws IOException {
    HttpResponse<byte[]> response = post("/classify", digit(7)).join();
    assertEquals(200, response.statusCode());
    assertTrue(text(response).matches("(?s)[01]\\.\\d{4}\t7\\R.*"), text(response));
    assertEquals(5, text(response).lines().count());
  }

  @Test
  void manyAtOnceAreAnsweredAsOneAlone() throws IOException {
    List<byte[]> alone = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      byte[] png = post("/explain", digit(digit)).join().body();
      assertNotNull(ImageIO.read(new ByteArrayInputStream(png)));
      alone.add(png);
    }
    List<CompletableFuture<HttpResponse<byte[]>>> asked = new ArrayList<>();
    for (int i = 0; i < 10 * ROUNDS; i++) {
      asked.add(post("/explain", digit(i % 10)));
    }
    for (int i = 0; i < asked.size(); i++) {
      HttpResponse<byte[]> response = asked.get(i).join();
      assertEquals(200, response.statusCode());
      assertArrayEquals(alone.get(i % 10), response.body(), "request " + i);
    }
  }

  @Test
  void whatIsNoPictureIsRefusedInOneLine() {
    HttpResponse<byte[]> response =
        post("/explain", "Hello".getBytes(StandardCharsets.UTF_8)).join();
    assertEquals(400, response.statusCode());
    assertTrue(text(response).startsWith("'byte[5]' is no picture that can be read"));
    assertEquals(1, text(response).lines().count());
  }

  @Test
  void whatIsTooLongIsNotRead() {
    HttpResponse<byte[]> response = post("/explain", new byte[(20 << 20) + 1]).join();
    assertEquals(413, response.statusCode());
  }
}
