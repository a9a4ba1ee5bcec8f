package org.convlens.atlas.suspect;

import java.util.List;
import org.convlens.atlas.Interval;

/**
 * Pictures of a class at which a network looks alike.
 *
 * @param kind the class
 * @param members places of its pictures, the most typical first
 * @param all pictures of the class that were looked at
 * @param wrong how many of the members the network gets wrong
 * @param wrongElsewhere how many of the others
 * @param error where the share of wrong ones lies
 * @param errorElsewhere of the others
 * @param distance how far their mean attribution lies from that of the others, in standard
 *     deviations within both
 * @param leaving the share of their links to neighbours that leave the cluster, 0..1
 * @param isolation the share of the maps most like theirs, of all classes, that are in the cluster,
 *     0..1
 * @param association how strongly membership goes with errors, either way: the z value of the
 *     logarithm of the odds ratio, 0 or more
 * @param mean attribution of the members
 */
public record Reason(
    int kind,
    List<Integer> members,
    int all,
    int wrong,
    int wrongElsewhere,
    Interval error,
    Interval errorElsewhere,
    double distance,
    double leaving,
    double isolation,
    double association,
    float[] mean) {

  private static final double ERRORS = 0.25;

  public Reason {
    members = List.copyOf(members);
    mean = mean.clone();
  }

  @Override
  public float[] mean() {
    return mean.clone();
  }

  public int size() {
    return members.size();
  }

  /** Of the class's pictures. */
  public double share() {
    return (double) size() / all;
  }

  /**
   * What it is ranked by: like nothing but itself, and a little more so the more it goes with
   * errors.
   */
  public double suspicion() {
    return isolation * (1 + ERRORS * Math.log1p(association));
  }

  /** With members known by other places. */
  Reason of(List<Integer> places) {
    return new Reason(
        kind,
        members.stream().map(places::get).toList(),
        all,
        wrong,
        wrongElsewhere,
        error,
        errorElsewhere,
        distance,
        leaving,
        isolation,
        association,
        mean);
  }
}
