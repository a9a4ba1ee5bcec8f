package org.convlens.format.set;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.convlens.array.Volume;
import org.convlens.data.ClassedPictures;
import org.convlens.task.Sha256;

/** The same pictures in an order in which every stretch has about the same share of each class. */
final class Mixed implements ClassedPictures {
  private final ClassedPictures set;
  private final int[] order;

  private Mixed(ClassedPictures set, int[] order) {
    this.set = set;
    this.order = order;
  }

  /**
   * Each class is shuffled by itself; the k-th of n pictures of a class then lies at (k + ½) / n of
   * the way.
   */
  static Mixed of(ClassedPictures set, long seed) {
    List<List<Integer>> classes = new ArrayList<>();
    set.classes().forEach(name -> classes.add(new ArrayList<>()));
    for (int i = 0; i < set.size(); i++) {
      classes.get(set.label(i)).add(i);
    }
    SplittableRandom random = new SplittableRandom(seed);
    record Placed(int picture, double way) {}
    List<Placed> all = new ArrayList<>();
    for (List<Integer> members : classes) {
      for (int k = members.size() - 1; k > 0; k--) {
        int other = (int) (((random.nextLong() >>> 33) * (k + 1)) >>> 31);
        members.set(k, members.set(other, members.get(k)));
      }
      for (int k = 0; k < members.size(); k++) {
        all.add(new Placed(members.get(k), (k + 0.5) / members.size()));
      }
    }
    all.sort(Comparator.comparingDouble(Placed::way).thenComparingInt(Placed::picture));
    return new Mixed(set, all.stream().mapToInt(Placed::picture).toArray());
  }

  @Override
  public String name() {
    return set.name();
  }

  @Override
  public int size() {
    return order.length;
  }

  @Override
  public String name(int index) {
    return set.name(order[index]);
  }

  @Override
  public Volume picture(int index) throws IOException {
    return set.picture(order[index]);
  }

  @Override
  public List<String> classes() {
    return set.classes();
  }

  @Override
  public int label(int index) {
    return set.label(order[index]);
  }

  @Override
  public String fingerprint() {
    return new Sha256().add(set.fingerprint()).add(order).brief();
  }
}
