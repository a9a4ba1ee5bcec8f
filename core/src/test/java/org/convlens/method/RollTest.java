package org.convlens.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convlens.task.Note;
import org.junit.jupiter.api.Test;

class RollTest {
  private static Roll part(int seen, String first, String lost) {
    Roll roll =
        Roll.EMPTY.beginning(new Roll.Diagnosed(first, List.of(Note.fact("Of " + first + "."))));
    return roll.having(seen).lacking(lost, "'" + lost + "' is damaged");
  }

  @Test
  void partsAddUpInAnyOrder() {
    Roll one = part(3, "c.png", "b.png");
    Roll other = part(2, "d.png", "a.png");
    assertThat(one.merge(other)).isEqualTo(other.merge(one));
    assertThat(one.merge(Roll.EMPTY)).isEqualTo(one);
    assertThat(one.merge(other).taken()).isEqualTo(7);
  }

  @Test
  void theFirstByNameIsToldOf() {
    Roll both = part(3, "c.png", "b.png").merge(part(2, "d.png", "a.png"));
    assertThat(both.notes(9))
        .extracting(Note::text)
        .containsExactly(
            "Of c.png.",
            "2 of 7 pictures could not be read and were skipped, the first because 'a.png' is"
                + " damaged.",
            "Stopped: these are 5 of 9 pictures.");
    assertThat(both.notes(7)).extracting(Note::text).hasSize(2);
  }
}
