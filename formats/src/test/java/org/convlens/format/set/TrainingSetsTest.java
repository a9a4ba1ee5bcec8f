package org.convlens.format.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.convlens.array.Volume;
import org.convlens.array.Warp;
import org.convlens.data.ClassedPictures;
import org.convlens.data.LabelledPictures;
import org.convlens.data.TrainingData;
import org.convlens.net.Preprocessing;
import org.convlens.net.Preprocessing.Channels;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetsTest {
  private final Path folder;

  TrainingSetsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Wish wish(Channels channels, int height, int width) {
    Preprocessing unit =
        new Preprocessing(
            new Preprocessing.Stretch(Warp.Filter.BILINEAR),
            channels,
            1 / 255.0,
            List.of(0.0),
            List.of(1.0),
            "test");
    return new Wish(unit, height, width, 1);
  }

  private PictureSets find() throws IOException {
    return TrainingSets.find(folder.toString());
  }

  private void picture(String name, int grey) throws IOException {
    SetFiles.picture(folder.resolve(name), grey);
  }

  @Test
  void foldersAreClassesInTheOrderOfTheirNames() throws IOException {
    picture("dog/b.png", 40);
    picture("cat/z.JPG", 30);
    picture("cat/a.jpeg", 20);
    Files.writeString(folder.resolve("cat/notes.txt"), "tabby");
    Files.writeString(folder.resolve("cat/.hidden.png"), "");
    Files.createDirectories(folder.resolve("empty"));
    ClassedPictures set = find().part(Split.TRAINING).orElseThrow();
    assertThat(set.classes()).containsExactly("cat", "dog");
    assertThat(set.name(1)).isEqualTo("cat/z.JPG");
    assertThat(set.label(2)).isEqualTo(1);
    assertThat(set.picture(0)).isEqualTo(Volume.generate(1, 4, 6, (c, y, x) -> 20));
  }

  @Test
  void partsAreFoundByTheirNames() throws IOException {
    for (String part : new String[] {"train", "Validation", "test"}) {
      picture(part + "/cat/a.png", 20);
      picture(part + "/dog/a.png", 20);
    }
    assertThat(find().parts().keySet()).containsExactly(Split.values());
    TrainingData data = TrainingSets.open(folder.toString(), wish(Channels.RGB, 2, 2));
    assertThat(data.validation().orElseThrow().size()).isEqualTo(2);
    assertThat(data.test()).isPresent();
  }

  @Test
  void testPicturesWithoutClassesAreLeftAlone() throws IOException {
    picture("train/cat/a.png", 20);
    picture("train/dog/a.png", 20);
    picture("test/1.png", 20);
    assertThat(find().parts().keySet()).containsExactly(Split.TRAINING);
    assertThat(find().notes()).singleElement().asString().contains("has no folder per class");
  }

  @Test
  void partsWithOtherClassesAreRefused() throws IOException {
    picture("train/cat/a.png", 20);
    picture("train/dog/a.png", 20);
    picture("val/cat/a.png", 20);
    picture("val/wolf/a.png", 20);
    assertThatIOException()
        .isThrownBy(this::find)
        .withMessageContaining("the validation pictures")
        .withMessageContaining("cat, wolf where others have cat, dog");
  }

  @Test
  void picturesAreFittedToTheNetwork() throws IOException {
    picture("cat/a.png", 20);
    picture("dog/a.png", 200);
    TrainingData data = TrainingSets.open(folder.toString(), wish(Channels.RGB, 3, 5));
    LabelledPictures set = data.training();
    assertThat(List.of(set.channels(), set.height(), set.width())).containsExactly(3, 3, 5);
    for (int again = 0; again < 2; again++) {
      for (int i = 0; i < 2; i++) {
        int grey = set.label(i) == 0 ? 20 : 200;
        assertThat(set.picture(i)).isEqualTo(Volume.generate(3, 3, 5, (c, y, x) -> grey));
      }
    }
  }

  @Test
  void picturesThatFitAreTakenAsTheyAre() throws IOException {
    SetFiles.idx(folder, "train", 3, 7, 0, 9);
    SetFiles.idx(folder, "t10k", 1, 4);
    TrainingData data = TrainingSets.open(folder.toString(), wish(Channels.GREY, 2, 2));
    assertThat(data.training().label(2)).isEqualTo(9);
    assertThat(data.training().classes()).hasSize(10);
    assertThat(data.test().orElseThrow().label(0)).isEqualTo(4);
    TrainingData coloured = TrainingSets.open(folder.toString(), wish(Channels.RGB, 4, 4));
    assertThat(coloured.training().picture(0).channels()).isEqualTo(3);
  }

  /** So that whatever is held back at the end has its share of each class. */
  @Test
  void picturesOfFoldersAreMixedEvenly() throws IOException {
    for (int i = 0; i < 30; i++) {
      picture("cat/" + i + ".png", 20);
      picture("dog/" + i + ".png", 20);
      picture("elk/" + i % 10 + ".png", 20);
    }
    Wish wish = wish(Channels.RGB, 1, 1);
    TrainingData parts = TrainingSets.open(folder.toString(), wish).holdOut(0.3);
    LabelledPictures held = parts.validation().orElseThrow();
    int[] counts = new int[3];
    TreeSet<String> names = new TreeSet<>();
    for (int i = 0; i < held.size(); i++) {
      counts[held.label(i)]++;
      names.add(held.name(i));
    }
    assertThat(counts).containsExactly(9, 9, 3);
    TrainingData again = TrainingSets.open(folder.toString(), wish).holdOut(0.3);
    assertThat(again.validation().orElseThrow().name(0)).isEqualTo(held.name(0));
    Wish other = new Wish(wish.preprocessing(), 1, 1, 2);
    LabelledPictures else2 =
        TrainingSets.open(folder.toString(), other).holdOut(0.3).validation().orElseThrow();
    for (int i = 0; i < else2.size(); i++) {
      names.remove(else2.name(i));
    }
    assertThat(names).isNotEmpty();
  }

  @Test
  void aDamagedPictureIsNamedWhenItIsRead() throws IOException {
    picture("cat/a.png", 20);
    picture("dog/a.png", 20);
    Files.write(folder.resolve("dog/a.png"), new byte[] {1, 2, 3});
    LabelledPictures set =
        TrainingSets.open(folder.toString(), wish(Channels.RGB, 2, 2)).training();
    int damaged = set.label(0) == 1 ? 0 : 1;
    assertThat(set.picture(1 - damaged).size()).isEqualTo(12);
    assertThatIOException()
        .isThrownBy(() -> set.picture(damaged))
        .withMessageContaining("dog/a.png' is no picture");
  }

  @Test
  void whereNothingIsTheRemedyIsTold() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> TrainingSets.find(folder.resolve("nowhere").toString()))
        .withMessageContaining("give a folder, a file, or one of mnist, fashion-mnist, cifar10");
    Files.writeString(folder.resolve("notes.txt"), "");
    assertThatIOException().isThrownBy(this::find).withMessageContaining("no labelled pictures in");
    SetFiles.idx(folder, "t10k", 1, 4);
    assertThatThrownBy(() -> TrainingSets.open(folder.toString(), wish(Channels.GREY, 2, 2)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("nothing to learn from");
  }
}
