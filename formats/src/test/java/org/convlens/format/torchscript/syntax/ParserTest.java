package org.convlens.format.torchscript.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.convlens.format.file.FormatException;
import org.convlens.format.torchscript.syntax.Definition.Function;
import org.convlens.format.torchscript.syntax.Expression.Literal;
import org.convlens.format.torchscript.syntax.Expression.Name;
import org.junit.jupiter.api.Test;

/** Programs of a few lines. */
class ParserTest {
  private static Function function(String... lines) throws FormatException {
    String source = "def f(x: Tensor) -> Tensor:\n  " + String.join("\n  ", lines) + "\n";
    return (Function) Parser.parse("code/f.py", source).values().iterator().next();
  }

  private static Expression value(String expression) throws FormatException {
    return ((Statement.Return) function("return " + expression).body().get(0)).value();
  }

  @Test
  void numbersAreWholeOrReal() throws FormatException {
    assertThat(value("7")).isEqualTo(new Literal(7L));
    assertThat(value("1.0000000000000001e-05")).isEqualTo(new Literal(1e-5));
    assertThat(value("2.")).isEqualTo(new Literal(2.0));
    assertThat(value("-1")).isEqualTo(new Expression.Negative(new Literal(1L)));
  }

  @Test
  void textsHaveEscapes() throws FormatException {
    assertThat(value("\"a\\'b\\n\\303\"")).isEqualTo(new Literal("a'b\n\u00c3"));
  }

  @Test
  void callsTakeArgumentsByPlaceAndByName() throws FormatException {
    Expression.Call call = (Expression.Call) value("torch.add(x, 1, alpha=2, )");
    assertThat(call.function()).isEqualTo(new Expression.Attribute(new Name("torch"), "add"));
    assertThat(call.arguments())
        .extracting(a -> a.name() == null)
        .containsExactly(true, true, false);
  }

  @Test
  void tuplesAreSharedOut() throws FormatException {
    Statement.Assign assign = (Statement.Assign) function("a, b, = torch.size(x)").body().get(0);
    assertThat(assign.shared()).isTrue();
    assertThat(assign.targets()).containsExactly(new Name("a"), new Name("b"));
  }

  @Test
  void branchesNest() throws FormatException {
    Function f =
        function("if a:", "  if b:", "    pass", "  else:", "    y = 1", "else:", "  z = 2");
    Statement.If outer = (Statement.If) f.body().get(0);
    assertThat(outer.then()).singleElement().isInstanceOf(Statement.If.class);
    assertThat(outer.otherwise()).hasSize(1);
  }

  @Test
  void classesHaveFieldsAndMethods() throws FormatException {
    Map<String, Definition> all =
        Parser.parse(
            "code/m.py",
            """
            class M(Module):
              __parameters__ = ["weight", ]
              stride : Final[Tuple[int, int]] = (2, 2)
              __annotations__["0"] = __torch__.a.B
              def forward(self: __torch__.M,
                x: Tensor,
                y: Optional[List[int]]=None) -> Tensor:
                return x
            """);
    Definition.Type type = (Definition.Type) all.get("M");
    assertThat(type).isNotNull();
    assertThat(List.copyOf(type.fields().keySet())).containsExactly("__parameters__", "stride");
    assertThat(type.methods()).containsOnlyKeys("forward");
  }

  @Test
  void whatIsNotOfTheLanguageIsRefusedWithItsLine() {
    assertThatThrownBy(() -> function("import os"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("line 2 of 'code/f.py'")
        .hasMessageContaining("'import'");
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> value("[".repeat(100_000))).hasMessageContaining("nests deeper");
    assertThatThrownBy(() -> value("-".repeat(100_000))).hasMessageContaining("nests deeper");
  }

  @Test
  void programsOfOldVersionsAreNamed() {
    assertThatThrownBy(() -> Parser.parse("code/f.py", "op_version_set = 1\n"))
        .hasMessageContaining("PyTorch 1.3 or older");
  }
}
