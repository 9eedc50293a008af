package dev.coterie;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One word has one meaning: no two types share a simple name, nested ones included. */
@AnalyzeClasses(packages = "dev.coterie", importOptions = ImportOption.DoNotIncludeTests.class)
class UniqueNamesTest {

  @ArchTest
  static void no_two_types_have_one_name(JavaClasses all) {
    Map<String, List<String>> byName =
        all.stream()
            .filter(type -> !type.isAnonymousClass() && !type.getSimpleName().isEmpty())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    TreeMap::new,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    byName.values().removeIf(types -> types.size() == 1);

    assertThat(byName).isEmpty();
  }
}
