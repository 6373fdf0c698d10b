package toron.moe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import toron.moe.tensor.Tensors;

/**
 * DJL's operators with a {@code Number} and {@code manager.create(...)} give views of Java buffers
 * that the garbage collector frees under autograd; nothing here may use them.
 */
final class SafeTensorsTest {
  private static final JavaClasses MOE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("toron.moe");

  @Test
  void noOperatorTakesANumber() {
    noClasses()
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaMethodCall>("an NDArray operator takes a Number") {
              @Override
              public boolean test(JavaMethodCall call) {
                return call.getTargetOwner().isAssignableTo(NDArray.class)
                    && call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Number.class));
              }
            })
        .check(MOE);
  }

  @Test
  void onlyTensorsMakesTensorsOfJavaBuffers() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Tensors.class)
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaMethodCall>("NDManager.create is called") {
              @Override
              public boolean test(JavaMethodCall call) {
                return call.getTargetOwner().isAssignableTo(NDManager.class)
                    && call.getName().equals("create");
              }
            })
        .check(MOE);
  }
}
