package org.forebell.flink.state;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink to use a {@link Format} for a type, so that it never guesses one. */
public final class FormatType<T> extends TypeInformation<T> {

  private static final long serialVersionUID = 1L;

  private final String name;

  /** The type information of a layout. */
  public FormatType(Format<T> format) {
    this.name = format.name();
  }

  private Format<T> format() {
    return Formats.named(name);
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return new FormatSerializer<>(format());
  }

  @Override
  public Class<T> getTypeClass() {
    return format().type();
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof FormatType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FormatType<?> that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return "FormatType(" + name + ")";
  }
}
