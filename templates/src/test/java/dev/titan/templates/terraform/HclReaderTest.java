package dev.titan.templates.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.templates.terraform.Expression.Access;
import dev.titan.templates.terraform.Expression.Attribute;
import dev.titan.templates.terraform.Expression.Call;
import dev.titan.templates.terraform.Expression.Conditional;
import dev.titan.templates.terraform.Expression.For;
import dev.titan.templates.terraform.Expression.Index;
import dev.titan.templates.terraform.Expression.Literal;
import dev.titan.templates.terraform.Expression.Name;
import dev.titan.templates.terraform.Expression.ObjectValue;
import dev.titan.templates.terraform.Expression.Operation;
import dev.titan.templates.terraform.Expression.Operator;
import dev.titan.templates.terraform.Expression.Splat;
import dev.titan.templates.terraform.Expression.Template;
import dev.titan.templates.terraform.Expression.Tuple;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reader loses nothing of a file, and says so where it does not know a part of the language.
 */
final class HclReaderTest {

  @Test
  void blocksAreReadWithWhatIsInThem() {
    Body body =
        HclReader.read(
            "a.tf",
            """
            # Why it is there.
            resource "google_pubsub_topic" "source" {
              name = "orders"

              message_storage_policy {
                allowed_persistence_regions = ["europe-west3"]
              }
            }

            output "x" {
              value = 1
            }
            """);

    Block topic = body.blocks().get(0);
    Block policy = topic.body().blocks().get(0);
    assertEquals("resource google_pubsub_topic.source", topic.title());
    assertEquals(new Place("a.tf", 2), topic.place());
    assertEquals("orders", topic.body().text("name").orElseThrow());
    assertEquals("message_storage_policy", policy.type());
    assertEquals(
        6, policy.body().argument("allowed_persistence_regions").orElseThrow().place().line());
    assertTrue(topic.isExplained());
    assertFalse(body.blocks().get(1).isExplained());
  }

  @Test
  void literalsAreRead() {
    assertEquals("a \"b\"\n\\ c", ((Literal) value("\"a \\\"b\\\"\\n\\\\ c\"")).value());
    assertEquals(new BigDecimal("0.5"), ((Literal) value("0.5")).value());
    assertEquals(true, ((Literal) value("true")).value());
    assertNull(((Literal) value("null")).value());
    assertEquals("", ((Literal) value("\"\"")).value());
  }

  @Test
  void textsKeepTheirParts() {
    Template template = (Template) value("\"gs://${var.bucket}/${join(\"/\", [\"a\"])}.json\"");

    assertEquals("gs://", ((Literal) template.parts().get(0)).value());
    assertEquals("var.bucket", References.text((Access) template.parts().get(1)));
    assertEquals("/", ((Literal) template.parts().get(2)).value());
    assertEquals("join", ((Call) template.parts().get(3)).function());
    assertEquals(".json", ((Literal) template.parts().get(4)).value());
  }

  @Test
  void referencesKeepTheirSteps() {
    Access one = (Access) value("google_pubsub_topic.source[each.key].id");
    Access all = (Access) value("google_service_account.api[*].email");

    assertEquals("google_pubsub_topic", one.root());
    assertEquals(new Attribute("source"), one.steps().get(0));
    assertEquals("each.key", References.text((Access) ((Index) one.steps().get(1)).key()));
    assertEquals(new Attribute("id"), one.steps().get(2));
    assertEquals(List.of(new Attribute("api"), new Splat(), new Attribute("email")), all.steps());
    assertEquals("google-beta", ((Name) value("google-beta")).name());
  }

  @Test
  void loopsAreRead() {
    For object =
        (For) value("{ for name, value in var.all : upper(name) => value if value != null }");
    For list = (For) value("[for one in var.all : one.name]");

    assertEquals(List.of("name", "value"), object.names());
    assertEquals("upper", ((Call) object.key()).function());
    assertInstanceOf(Name.class, object.value());
    assertInstanceOf(Operation.class, object.condition());
    assertEquals(List.of("one"), list.names());
    assertNull(list.key());
    assertNull(list.condition());
    assertEquals("one.name", References.text((Access) list.value()));
  }

  @Test
  void conditionsAndOperationsAreRead() {
    Conditional conditional = (Conditional) value("var.a > 0 && !var.b ? [1] : []");

    assertEquals(Operator.TRUTH, ((Operation) conditional.condition()).operator());
    assertEquals(1, ((Tuple) conditional.yes()).parts().size());
    assertEquals(0, ((Tuple) conditional.no()).parts().size());
    assertEquals(Operator.ARITHMETIC, ((Operation) value("(1 + 2) * -3")).operator());
    assertEquals(Operator.TRUTH, ((Operation) value("1 + 2 == 3")).operator());
  }

  @Test
  void objectsAndCallsAreRead() {
    ObjectValue object =
        (ObjectValue)
            value(
                """
                {
                    plain    = 1
                    "quoted" = { inner = [1, 2] }, last = f([]...)
                  }\
                """);

    assertEquals("plain", ((Literal) object.entries().get(0).key()).value());
    assertEquals("quoted", ((Literal) object.entries().get(1).key()).value());
    assertInstanceOf(ObjectValue.class, object.entries().get(1).value());
    assertTrue(((Call) object.entries().get(2).value()).spread());
  }

  /** Everything in an expression is shown to who walks through it. */
  @Test
  void walkingMissesNothing() {
    StringBuilder seen = new StringBuilder();

    value(
            "{ a = [for x in [\"1\"] : { b = f(\"2\", c ? \"3\" : \"${\"4\"}!\") } if \"5\" == d[\"6\"]] }")
        .walk(
            part -> {
              if (part instanceof Literal literal) {
                seen.append(literal.value());
              }
            });

    assertEquals("a1b234!56", seen.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`a = 1 b = 2`|`a.tf:1: 'b' stands behind something else`",
        "`a = 1\n  + 2`|`a.tf:2: '+' begins a line, but belongs to the one before`",
        "`a = {`|`a.tf:`",
        "`a = 1\n}`|`a.tf:2: nothing can begin with '}' here`",
        "`a = \"open\n`|`a.tf:1:`",
        "`a = b.0`|`a.tf:1: the checks do not read 'b.0'`",
        "`a = [1, 2`|`a.tf:`",
      })
  void whatCannotBeReadIsRefusedWithItsPlace(String text, String beginning) {
    SyntaxException refusal =
        assertThrows(SyntaxException.class, () -> HclReader.read("a.tf", text));

    assertTrue(refusal.getMessage().startsWith(beginning), refusal::getMessage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<<EOT\nx\nEOT\n", "{ for a in b : a => a... }", "{ (var.x) = 1 }"})
  void partsOfTheLanguageThatNobodyNeedsAreRefused(String expression) {
    assertThrows(SyntaxException.class, () -> value(expression));
  }

  private static Expression value(String expression) {
    return HclReader.read("a.tf", "a = " + expression + "\n").argument("a").orElseThrow().value();
  }
}
