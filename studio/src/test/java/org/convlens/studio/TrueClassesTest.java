package org.convlens.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.convlens.net.Labels;
import org.convlens.net.Model;
import org.convlens.task.UsageException;
import org.junit.jupiter.api.Test;

class TrueClassesTest {
  private static Model digits(Labels labels) throws IOException {
    return OpenedModel.named("digits").model().withLabels(labels);
  }

  private static Model animals() throws IOException {
    return digits(
        Labels.of(
            "tabby, tabby cat",
            "n02123045 tiger_cat",
            "Grey Fox",
            "crane",
            "crane",
            "dog",
            "6",
            "7",
            "8",
            "9"));
  }

  private static Optional<Integer> of(String folder) throws IOException {
    String picture = "photos/" + folder + "/1.png";
    List<String> both = List.of(picture, "photos/dog/2.png");
    return TrueClasses.recognised(List.of("photos"), both, animals()).flatMap(t -> t.of(picture));
  }

  @Test
  void foldersAreFoundByAnyOfAClassesNames() throws IOException {
    assertThat(of("tabby cat")).contains(0);
    assertThat(of("Tabby")).contains(0);
    assertThat(of("n02123045")).contains(1);
    assertThat(of("grey_fox")).contains(2);
    assertThat(of("grey-fox")).contains(2);
    assertThat(of("7")).contains(7);
    assertThat(of("3")).contains(3);
  }

  @Test
  void whatMayBeSeveralOrIsNoneIsNotRecognised() throws IOException {
    assertThat(of("crane")).isEmpty();
    assertThat(of("cat")).isEmpty();
    assertThat(of("holiday")).isEmpty();
    assertThat(of("12")).isEmpty();
  }

  @Test
  void onlyFoldersOfSeveralClassesSayWhatIsTrue() throws IOException {
    Model model = animals();
    List<String> dogs = List.of("photos/dog/1.png", "photos/dog/2.png");
    assertThat(TrueClasses.recognised(List.of("photos"), dogs, model)).isEmpty();
    List<String> two = List.of("photos/dog/1.png", "photos/7/2.png");
    assertThat(TrueClasses.recognised(List.of("photos"), two, model)).isPresent();
    assertThat(TrueClasses.recognised(List.of("photos/dog", "photos/7"), two, model)).isPresent();
    assertThat(TrueClasses.recognised(List.of("photos/dog", "photos"), two, model)).isEmpty();
    assertThat(TrueClasses.recognised(two, two, model)).isEmpty();
    assertThat(TrueClasses.of("folder", two, model).of("photos/7/2.png")).contains(7);
  }

  @Test
  void ofANetworkWithoutNamesFoldersAreInTheOrderOfTheirNames() throws IOException {
    Model nameless = digits(Labels.NONE);
    List<String> ten = "abcdefghij".chars().mapToObj(c -> "photos/" + (char) c + "/1.png").toList();
    TrueClasses known = TrueClasses.of("folder", ten, nameless);
    assertThat(known.of("photos/c/1.png")).contains(2);
    assertThat(known.said()).endsWith("in the order of their names");
    assertThatThrownBy(() -> TrueClasses.of("folder", ten.subList(0, 9), nameless))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("this network has no class names");
  }

  @Test
  void oneClassIsAllPictures() throws IOException {
    TrueClasses dog = TrueClasses.of("dog", List.of("a.png"), animals());
    assertThat(dog.of("anything.png")).contains(5);
    assertThat(dog.said()).isEqualTo("class 5 'dog'");
    Model model = animals();
    assertThatThrownBy(() -> TrueClasses.of("dgo", List.of("a.png"), model))
        .hasMessageContaining("did you mean 'dog'");
  }

  @Test
  void saysWhichFolderHidesTheTruth() throws IOException {
    Model clothes =
        digits(Labels.of("T-shirt/top", "Bag", "Dress shoe", "3", "4", "5", "6", "7", "8", "9"));
    List<String> whole = List.of("photos/T-shirt/1.png", "photos/Bag/2.png");
    assertThat(TrueClasses.recognised(List.of("photos"), whole, clothes)).isPresent();
    assertThat(TrueClasses.unrecognised(List.of("photos"), whole, clothes)).isEmpty();
    List<String> part = List.of("photos/shoe/1.png", "photos/Bag/2.png");
    assertThat(TrueClasses.recognised(List.of("photos"), part, clothes)).isEmpty();
    assertThat(TrueClasses.unrecognised(List.of("photos"), part, clothes))
        .contains(new TrueClasses.Unrecognised("shoe", Optional.of("Dress shoe")));
    List<String> none = List.of("photos/holiday/1.png", "photos/Bag/2.png");
    assertThat(TrueClasses.unrecognised(List.of("photos"), none, clothes))
        .contains(new TrueClasses.Unrecognised("holiday", Optional.empty()));
    assertThat(TrueClasses.unrecognised(none, none, clothes)).isEmpty();
  }
}
