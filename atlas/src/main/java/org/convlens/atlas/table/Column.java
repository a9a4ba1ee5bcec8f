package org.convlens.atlas.table;

import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * A column of a table.
 *
 * @param optional whether there may be nothing in it
 * @param sentence what stands in it, for the manual: with shape, range and unit
 */
public record Column(String name, Kind kind, boolean optional, String sentence) {
  /** Names of Parquet's own for what is in a list. */
  static final String LIST = "list";

  static final String ELEMENT = "element";

  /** What a value is, in Java and in Parquet. */
  public enum Kind {
    /** A String. */
    TEXT(PrimitiveTypeName.BINARY, "string", false),
    /** An Integer. */
    WHOLE(PrimitiveTypeName.INT32, "int32", false),
    /** A Long. */
    LONG(PrimitiveTypeName.INT64, "int64", false),
    /** A Double. */
    NUMBER(PrimitiveTypeName.DOUBLE, "float64", false),
    /** A Float. */
    REAL(PrimitiveTypeName.FLOAT, "float32", false),
    /** A List of Strings. */
    TEXTS(PrimitiveTypeName.BINARY, "list of string", true),
    /** A float[]. */
    REALS(PrimitiveTypeName.FLOAT, "list of float32", true),
    /** A float[] whose numbers are rounded to {@link org.convlens.array.Half}. */
    HALVES(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, "list of float16", true);

    private final PrimitiveTypeName primitive;
    private final String text;
    private final boolean list;

    Kind(PrimitiveTypeName primitive, String text, boolean list) {
      this.primitive = primitive;
      this.text = text;
      this.list = list;
    }

    boolean isList() {
      return list;
    }

    /** For people. */
    public String text() {
      return text;
    }

    private Type type(Type.Repetition repetition, String name) {
      var type = Types.primitive(primitive, repetition);
      if (primitive == PrimitiveTypeName.BINARY) {
        return type.as(LogicalTypeAnnotation.stringType()).named(name);
      }
      return this == HALVES
          ? type.length(Short.BYTES).as(LogicalTypeAnnotation.float16Type()).named(name)
          : type.named(name);
    }
  }

  /** In which there is always something. */
  public static Column of(String name, Kind kind, String sentence) {
    return new Column(name, kind, false, sentence);
  }

  /** In which there may be nothing. */
  public static Column maybe(String name, Kind kind, String sentence) {
    return new Column(name, kind, true, sentence);
  }

  Type type() {
    Type.Repetition repetition = optional ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
    if (!kind.list) {
      return kind.type(repetition, name);
    }
    GroupType repeated =
        Types.repeatedGroup().addField(kind.type(Type.Repetition.REQUIRED, ELEMENT)).named(LIST);
    return Types.buildGroup(repetition)
        .as(LogicalTypeAnnotation.listType())
        .addField(repeated)
        .named(name);
  }
}
