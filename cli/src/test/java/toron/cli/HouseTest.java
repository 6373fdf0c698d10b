package toron.cli;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms run one way, and each library stays in its room. */
final class HouseTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("toron");

  @Test
  void arrowsRunOneWay() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("toron..")
        .layer("files")
        .definedBy("toron.files..")
        .layer("ingest")
        .definedBy("toron.ingest..")
        .layer("structure")
        .definedBy("toron.structure..")
        .layer("corpus")
        .definedBy("toron.corpus..")
        .layer("moe")
        .definedBy("toron.moe..", "ai.djl.pytorch.jni..")
        .layer("sft")
        .definedBy("toron.sft..")
        .layer("rlhf")
        .definedBy("toron.rlhf..")
        .layer("report")
        .definedBy("toron.report..")
        .layer("cli")
        .definedBy("toron.cli..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("sft")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("rlhf")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("moe")
        .mayOnlyBeAccessedByLayers("sft", "rlhf", "cli")
        .whereLayer("corpus")
        .mayOnlyBeAccessedByLayers("sft", "rlhf", "report", "cli")
        .whereLayer("structure")
        .mayOnlyBeAccessedByLayers("corpus", "sft", "rlhf", "report", "cli")
        .whereLayer("moe")
        .mayOnlyAccessLayers("files")
        .whereLayer("files")
        .mayNotAccessAnyLayer()
        .withOptionalLayers(true)
        .check(HOUSE);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("toron.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  /** How a debate is understood is nobody else's business: others take the debates. */
  @Test
  void whatIsInsideOfStructureIsSeenFromThereOnly() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("toron.structure..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("toron.structure..")
                .and(
                    JavaClass.Predicates.resideOutsideOfPackages(
                        "toron.structure",
                        "toron.structure.debate",
                        "toron.structure.importers",
                        "toron.structure.evaluation")))
        .check(HOUSE);
  }

  @Test
  void pdfLibrariesStayInIngest() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackage("toron.ingest..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.pdfbox..", "org.apache.tika..", "org.apache.fontbox..")
        .check(HOUSE);
  }

  @Test
  void tensorsStayWithTheModel() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages("toron.moe..", "toron.sft..", "toron.rlhf..", "ai.djl..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(HOUSE);
  }

  /**
   * DJL's operators with a Number, and tensors made of Java buffers: the garbage collector frees
   * what autograd still points to.
   */
  @Test
  void whatIsDifferentiatedOwnsItsMemory() {
    ArchRuleDefinition.noClasses()
        .that()
        .doNotHaveFullyQualifiedName("toron.moe.tensor.Tensors")
        .should()
        .callMethodWhere(
            new DescribedPredicate<JavaMethodCall>("DJL makes a view of a Java buffer") {
              @Override
              public boolean test(JavaMethodCall call) {
                String owner = call.getTargetOwner().getName();
                return (owner.startsWith("ai.djl.ndarray.NDManager")
                        && call.getName().equals("create"))
                    || (owner.startsWith("ai.djl.ndarray.NDArray")
                        && call.getTarget().getRawParameterTypes().stream()
                            .anyMatch(type -> type.isEquivalentTo(Number.class)));
              }
            })
        .check(HOUSE);
  }
}
