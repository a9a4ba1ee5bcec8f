package org.convlens.format.zoo;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The bytes of an answer as they come, one delivery at a time: no more is asked for before. */
final class Arrivals implements BodySubscriber<Arrivals>, AutoCloseable {
  private static final long LOOK_NANOS = 100_000_000L;
  private static final Delivery END = new Delivery(List.of(), null);

  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private volatile @Nullable Subscription subscription;

  private record Delivery(List<ByteBuffer> bytes, @Nullable Throwable failure) {}

  @Override
  public CompletionStage<Arrivals> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    if (!bytes.isEmpty()) {
      deliveries.add(new Delivery(bytes, null));
      return;
    }
    Subscription source = subscription;
    if (source != null) {
      source.request(1);
    }
  }

  @Override
  public void onError(Throwable failure) {
    deliveries.add(new Delivery(List.of(), failure));
  }

  @Override
  public void onComplete() {
    deliveries.add(END);
  }

  /**
   * The next bytes; none at the end.
   *
   * @param stall how long to wait for them
   * @throws TransferException if they do not come, the connection is cut, or the user stops
   */
  List<ByteBuffer> next(Duration stall, Meter meter) throws TransferException {
    long limit = System.nanoTime() + stall.toNanos();
    while (true) {
      meter.checkStopped();
      long left = limit - System.nanoTime();
      if (left <= 0) {
        throw TransferException.passing("nothing came for " + Waiting.text(stall));
      }
      Delivery delivery = poll(Math.min(left, LOOK_NANOS));
      if (delivery != null) {
        return content(delivery);
      }
    }
  }

  private List<ByteBuffer> content(Delivery delivery) throws TransferException {
    if (delivery.failure() != null) {
      throw new TransferException(
          TransferException.Kind.PASSING, "the connection was cut", delivery.failure());
    }
    Subscription source = subscription;
    if (!delivery.bytes().isEmpty() && source != null) {
      source.request(1);
    }
    return delivery.bytes();
  }

  private @Nullable Delivery poll(long nanos) throws TransferException {
    try {
      return deliveries.poll(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TransferException.stopped();
    }
  }

  /** Hangs up. */
  @Override
  public void close() {
    Subscription source = subscription;
    if (source != null) {
      source.cancel();
    }
  }
}
