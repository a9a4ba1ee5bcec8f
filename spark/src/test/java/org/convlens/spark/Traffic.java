package org.convlens.spark;

import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.SparkConf;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** What Spark says of its tasks: named in spark.extraListeners, whose objects Spark makes. */
public final class Traffic extends SparkListener {
  static final LongAdder BEGUN = new LongAdder();
  static final LongAdder ENDED = new LongAdder();
  static final LongAdder SHUFFLED = new LongAdder();
  static final LongAdder RESULTS = new LongAdder();

  /** As Spark makes it. */
  public Traffic(SparkConf conf) {
    conf.get("spark.app.name");
  }

  static void forget() {
    BEGUN.reset();
    ENDED.reset();
    SHUFFLED.reset();
    RESULTS.reset();
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    BEGUN.increment();
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    ENDED.increment();
    TaskMetrics metrics = end.taskMetrics();
    if (metrics != null) {
      SHUFFLED.add(metrics.shuffleWriteMetrics().bytesWritten());
      SHUFFLED.add(metrics.shuffleReadMetrics().totalBytesRead());
      RESULTS.add(metrics.resultSize());
    }
  }
}
