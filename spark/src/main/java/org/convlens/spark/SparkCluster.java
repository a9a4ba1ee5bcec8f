package org.convlens.spark;

import java.io.IOException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.convlens.atlas.Cluster;
import org.convlens.task.UsageException;

/** Spark, embedded or as a cluster. */
public final class SparkCluster implements Cluster {
  /** Stands for the master that {@code spark-submit} was given. */
  public static final String SUBMITTED = "submit";

  @Override
  public Session begin(Order order) throws IOException {
    SparkConf conf = new SparkConf().setAppName("convlens atlas");
    if (!order.master().equals(SUBMITTED)) {
      conf.setMaster(order.master());
    } else if (!conf.contains("spark.master")) {
      throw new UsageException(
              "spark submit: spark-submit did not start this program; name a master, such as"
                  + " local[2] or spark://host:7077")
          .about("spark");
    }
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.hadoop.mapreduce.input.fileinputformat.input.dir.recursive", "true");
    engineOnOneThread(conf);
    try {
      return new Driver(new JavaSparkContext(conf), order);
    } catch (Exception e) {
      throw failed(order, e);
    }
  }

  /** Each task computes on one thread; idle threads of OpenMP and BLAS sleep. */
  private static void engineOnOneThread(SparkConf conf) {
    String threads = conf.get("spark.task.cpus", "1");
    for (String name : new String[] {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"}) {
      conf.setIfMissing("spark.executorEnv." + name, threads);
    }
    conf.setIfMissing("spark.executorEnv.OMP_WAIT_POLICY", "passive");
    conf.setIfMissing("spark.executorEnv.MALLOC_ARENA_MAX", "2");
  }

  /** Spark throws what its Scala code does not declare. */
  private static IOException failed(Order order, Exception e) {
    Throwable cause = Failures.root(e);
    if (e instanceof SparkException || String.valueOf(e.getMessage()).contains("master")) {
      throw new UsageException(
              "spark '%s': %s; name a master such as local[2] or spark://host:7077"
                  .formatted(order.master(), line(cause)))
          .about("spark");
    }
    return new IOException("spark '" + order.master() + "': " + line(cause), e);
  }

  static String line(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
