package org.soulstyler;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which package may know which: arrows point one way. */
class ArrowsTest {

	private static final String ROOT = "org.soulstyler";

	/** Those who talk to a user. */
	private static final String[] FRONTS = { ROOT + ".fiji..", ROOT + ".cli..",
		ROOT + ".server..", ROOT + ".batch..", ROOT + ".bench..", ROOT +
			".result..", ROOT + ".evaluation.." };

	/** A class and those inside it are one. */
	private static final SliceAssignment TOP_LEVEL = new SliceAssignment() {

		@Override
		public SliceIdentifier getIdentifierOf(final JavaClass javaClass) {
			return SliceIdentifier.of(javaClass.getName().replaceAll("\\$.*", ""));
		}

		@Override
		public String getDescription() {
			return "top-level classes";
		}
	};

	private static JavaClasses classes;

	@BeforeAll
	static void read() {
		classes = new ClassFileImporter().withImportOption(location -> !location
			.contains("test-classes")).importPackages(ROOT);
	}

	@Test
	void packagesHaveNoCycles() {
		slices().matching("(" + ROOT + "..)").should().beFreeOfCycles().check(
			classes);
	}

	/** But for settings, whose table is made of the records that it fills. */
	@Test
	void classesHaveNoCycles() {
		// A catalogue that was read is a checked one.
		slices().assignedFrom(TOP_LEVEL).should().beFreeOfCycles().ignoreDependency(
			simpleName("Catalogue"), nameMatching(".*CatalogueCheck.*")).check(classes
				.that(DescribedPredicate.not(resideInAnyPackage(ROOT + ".settings"))));
	}

	@Test
	void onlyFrontsAndImageJsRoomKnowImageJ() {
		noClasses().that().resideOutsideOfPackages(ROOT + ".fiji..", ROOT +
			".cli..", ROOT + ".batch..", ROOT + ".video..", ROOT + ".result..", ROOT +
				".image.imagej..", ROOT + ".server..").should().dependOnClassesThat()
			.resideInAnyPackage("ij..", "net.imagej..").check(classes);
	}

	@Test
	void onlyFijisRoomKnowsSciJava() {
		noClasses().that().resideOutsideOfPackage(ROOT + ".fiji..").should()
			.dependOnClassesThat().resideInAnyPackage("org.scijava..").check(classes);
	}

	@Test
	void onlyTheCommandLineKnowsPicocli() {
		noClasses().that().resideOutsideOfPackage(ROOT + ".cli..").should()
			.dependOnClassesThat().resideInAnyPackage("picocli..").check(classes);
	}

	@Test
	void onlyTheServerKnowsTheWeb() {
		noClasses().that().resideOutsideOfPackage(ROOT + ".server..").should()
			.dependOnClassesThat().resideInAnyPackage("com.sun.net.httpserver..",
				"org.apache.commons.fileupload..").check(classes);
	}

	@Test
	void enginesKnowNobodyWhoUsesThem() {
		noClasses().that().resideInAnyPackage(ROOT + ".instruction..", ROOT +
			".segmentation..", ROOT + ".stylization..", ROOT + ".network..", ROOT +
				".torch..", ROOT + ".vocabulary..", ROOT + ".bundle..", ROOT +
					".install..", ROOT + ".image..", ROOT + ".settings..", ROOT +
						".progress..").should().dependOnClassesThat().resideInAnyPackage(
							FRONTS).orShould().dependOnClassesThat().resideInAPackage(ROOT)
			.check(classes);
	}

	@Test
	void onlyNetworksAndTheStylizationKnowPyTorch() {
		noClasses().that().resideInAnyPackage(ROOT + ".segmentation..", ROOT +
			".instruction..", ROOT + ".settings..", ROOT + ".tensorfile..", ROOT +
				".bundle..", ROOT + ".install..", ROOT + ".image..", ROOT +
					".progress..", ROOT + ".fiji..", ROOT + ".cli..").should()
			.dependOnClassesThat().resideInAnyPackage("ai.djl.ndarray..",
				"ai.djl.pytorch..").check(classes);
	}

	@Test
	void onlyThoseWhoRunGraphsKnowOnnx() {
		noClasses().that().resideOutsideOfPackages(ROOT + ".segmentation..", ROOT +
			".onnx..", ROOT + ".vocabulary..", ROOT + ".tagging..", ROOT +
				".natives..", ROOT + ".evaluation..").should().dependOnClassesThat()
			.resideInAnyPackage("ai.onnxruntime..").check(classes);
	}

	@Test
	void noWindowBelowFiji() {
		noClasses().that().resideOutsideOfPackage(ROOT + ".fiji..").should()
			.dependOnClassesThat().resideInAnyPackage("javax.swing..").check(classes);
	}
}
