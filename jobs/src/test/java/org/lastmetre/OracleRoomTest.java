package org.lastmetre;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** A second count agrees by chance alone only while it shares nothing with the first. */
@AnalyzeClasses(packages = "org.lastmetre", importOptions = ImportOption.OnlyIncludeTests.class)
class OracleRoomTest {
  @ArchTest
  static void the_oracle_shares_no_code_with_the_job_or_its_other_tests(JavaClasses tests) {
    classes()
        .that()
        .resideInAPackage("org.lastmetre.oracle..")
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("org.lastmetre..")
                .or(resideInAPackage("org.lastmetre.oracle..")))
        .check(tests);
  }
}
