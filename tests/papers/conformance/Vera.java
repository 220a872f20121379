import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Validates files: {@code java -cp ... Vera.java ua1,2a one.pdf two.pdf}.
 *
 * <p>One tab-separated line a file and profile: file, profile asked for, profile's own name, PASS or FAIL, number
 * of checks; then, for each of the first failures, a line: file, profile, "-", clause-test, message, place.
 */
public final class Vera {
    private static final int SHOWN_FAILURES = 20;

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (int n = 1; n < arguments.length; n++) {
            byte[] bytes = Files.readAllBytes(Path.of(arguments[n]));
            for (String name : arguments[0].split(",")) {
                judge(arguments[n], bytes, name);
            }
        }
    }

    private static void judge(String file, byte[] bytes, String name) throws Exception {
        var flavour = PDFAFlavour.byFlavourId(name);
        var foundry = Foundries.defaultInstance();
        try (var parser = foundry.createParser(new ByteArrayInputStream(bytes), flavour);
                var validator = foundry.createValidator(flavour, SHOWN_FAILURES, false, true, false)) {
            var result = validator.validate(parser);
            String verdict = result.isCompliant() ? "PASS" : "FAIL";
            String profile = result.getProfileDetails().getName();
            System.out.println(String.join("\t", file, name, profile, verdict, "" + result.getTotalAssertions()));
            for (TestAssertion failure : result.getTestAssertions()) {
                var rule = failure.getRuleId();
                String clause = rule.getClause() + "-" + rule.getTestNumber();
                String message = failure.getErrorMessage() == null ? failure.getMessage() : failure.getErrorMessage();
                String place = failure.getLocation() == null ? "" : failure.getLocation().getContext();
                System.out.println(
                        String.join("\t", file, name, "-", clause, message.replaceAll("\\s+", " "), place));
            }
        }
    }
}
