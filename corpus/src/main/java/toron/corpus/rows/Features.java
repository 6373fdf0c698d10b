package toron.corpus.rows;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a row type, told from its record, for the cards that describe a data set. */
final class Features {
  private Features() {}

  /**
   * A column.
   *
   * @param dtype as Hugging Face datasets calls it, null where the column has fields
   * @param list whether it holds many
   */
  record Feature(String name, @Nullable String dtype, boolean list, List<Feature> fields) {}

  static List<Feature> of(Class<?> type) {
    List<Feature> features = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      features.add(feature(name(type, component), component.getGenericType()));
    }
    return features;
  }

  private static Feature feature(String name, Type type) {
    if (type instanceof ParameterizedType list) {
      Feature element = feature(name, list.getActualTypeArguments()[0]);
      return new Feature(name, element.dtype(), true, element.fields());
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return new Feature(name, null, false, of(plain));
    }
    return new Feature(name, dtype(plain), false, List.of());
  }

  private static String dtype(Class<?> type) {
    if (type == String.class || type.isEnum()) {
      return "string";
    }
    if (type == int.class || type == Integer.class) {
      return "int32";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "bool";
    }
    if (type == double.class || type == Double.class) {
      return "float64";
    }
    throw new IllegalArgumentException("no column type for " + type);
  }

  /** The JSON name: Jackson puts the annotation on the field of the component. */
  private static String name(Class<?> type, RecordComponent component) {
    try {
      JsonProperty given =
          type.getDeclaredField(component.getName()).getAnnotation(JsonProperty.class);
      return given == null || given.value().isEmpty() ? component.getName() : given.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("a record component without its field", e);
    }
  }

  /** The {@code features} of a card's {@code dataset_info}, as YAML. */
  static String yaml(List<Feature> features, int indent) {
    StringBuilder out = new StringBuilder();
    String pad = " ".repeat(indent);
    for (Feature feature : features) {
      out.append(pad).append("- name: ").append(feature.name()).append('\n');
      if (feature.dtype() != null) {
        out.append(pad).append(feature.list() ? "  sequence: " : "  dtype: ");
        out.append(feature.dtype()).append('\n');
      } else {
        out.append(pad).append(feature.list() ? "  list:\n" : "  struct:\n");
        out.append(yaml(feature.fields(), indent + 2));
      }
    }
    return out.toString();
  }
}
