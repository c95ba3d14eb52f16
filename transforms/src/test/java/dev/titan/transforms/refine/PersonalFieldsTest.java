package dev.titan.transforms.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.mapping.PersonalType;
import org.junit.jupiter.api.Test;

class PersonalFieldsTest {
  @Test
  void replacesMappedPathsWhereverTheyLeave() {
    Bench bench =
        Bench.of(
            "`personal`: {`who.name`: `name`, `who.phone`: `phone`, `contacts`: `email`}",
            """
            `event_id`: {`path`: `id`}, `counterparty`: {`path`: `who.name`},
            `reference`: {`path`: `who.phone`},
            `description`: {`concat`: [{`const`: `for`}, {`path`: `who.name`}]}
            """);
    assertTrue(
        bench
            .json(
                "{`id`:1,`who`:{`name`:`Ada`,`phone`:491711234567},`contacts`:[`me`,{`alt`:`you`}],"
                    + "`n`:1}")
            .isEntry());
    String name = bench.tokenizer.tokenOf(PersonalType.NAME, "Ada");
    String phone = bench.tokenizer.tokenOf(PersonalType.PHONE, "491711234567");
    assertEquals(name, bench.line().counterparty().toString());
    assertEquals(phone, bench.line().reference().toString());
    assertEquals("for " + name, bench.line().description().toString());
    assertEquals(
        "{\"contacts\":[\""
            + bench.tokenizer.tokenOf(PersonalType.EMAIL, "me")
            + "\",{\"alt\":\""
            + bench.tokenizer.tokenOf(PersonalType.EMAIL, "you")
            + "\"}],\"n\":1}",
        bench.attributes());
  }

  @Test
  void joinsTheNamesOfOnePersonToOneToken() {
    Bench bench =
        Bench.of(
            "`personal`: {`first`: `name`, `last`: `name`}",
            "`event_id`: {`path`: `id`}, `counterparty`: {`concat`: [{`path`: `first`},"
                + " {`path`: `last`}]}");
    assertTrue(bench.json("{`id`:1,`first`:`Ada`,`last`:`Lovelace`}").isEntry());
    assertEquals(
        bench.tokenizer.tokenOf(PersonalType.NAME, "Ada Lovelace"),
        bench.line().counterparty().toString());
    assertEquals("", bench.attributes());
  }

  @Test
  void replacesPartsOfPersonalTextAndPersonalIds() {
    Bench bench =
        Bench.of(
            "`personal`: {`name`: `name`, `id`: `email`}",
            "`event_id`: {`path`: `id`}, `reference`: {`split`: {`path`: `name`}, `separator`: ` `,"
                + " `index`: 1}");
    assertTrue(bench.json("{`id`:`a@b.co`,`name`:`Ada Lovelace`}").isEntry());
    assertEquals(
        bench.tokenizer.tokenOf(PersonalType.NAME, "Lovelace"),
        bench.line().reference().toString());
    assertEquals(
        bench.tokenizer.tokenOf(PersonalType.EMAIL, "a@b.co"), bench.line().eventId().toString());
    assertFalse(bench.attributes().contains("Ada"));
  }

  @Test
  void takesCounterpartiesForPersonsWhereTheCategorySaysSo() {
    String fields = "`fields`: {`event_id`: {`path`: `id`}, `counterparty`: {`path`: `who`}}";
    Bench labor = Bench.ofVariant("LABOR", "", fields);
    assertTrue(labor.json("{`id`:1,`who`:`Ada`}").isEntry());
    String token = labor.tokenizer.tokenOf(PersonalType.NAME, "Ada");
    assertEquals(token, labor.line().counterparty().toString());
    assertTrue(labor.json("{`id`:1,`who`:`" + token + "`}").isEntry());
    assertEquals(token, labor.line().counterparty().toString());
    Bench expense = Bench.ofVariant("EXPENSE", "", fields);
    assertTrue(expense.json("{`id`:1,`who`:`Metro`}").isEntry());
    assertEquals("Metro", expense.line().counterparty().toString());
  }

  @Test
  void findsPersonalDataThatNoMappingNames() {
    Bench bench = Bench.of("", "`event_id`: {`path`: `id`}, `description`: {`path`: `note`}");
    assertTrue(
        bench
            .json(
                "{`id`:`mail@example.com`,`note`:`call +49 171 1234567`,`x`:`to ada@example.com`,"
                    + "`+4917112345678`:1}")
            .isEntry());
    String phone = bench.tokenizer.tokenOf(PersonalType.PHONE, "+491711234567");
    String email = bench.tokenizer.tokenOf(PersonalType.EMAIL, "ada@example.com");
    String key = bench.tokenizer.tokenOf(PersonalType.PHONE, "+4917112345678");
    assertEquals("mail@example.com", bench.line().eventId().toString());
    assertEquals("call " + phone, bench.line().description().toString());
    assertEquals("{\"x\":\"to " + email + "\",\"" + key + "\":1}", bench.attributes());
  }

  @Test
  void hashesPersonalDataOnlyWithTheTenantsKey() {
    Bench bench =
        Bench.of(
            "`personal`: {`phone`: `phone`}",
            "`amount`: {`path`: `n`}".replace("{`path`: `n`}", "{`parseDecimal`: {`path`: `n`}}"));
    assertTrue(bench.json("{`id`:1,`n`:1,`phone`:`+491711234567`}").isEntry());
    String content = bench.contentHash();
    String source = bench.sourceHash();
    bench.in(
        new RefineContext(
            Bench.PUNE,
            java.util.List.of(),
            null,
            new dev.titan.transforms.personal.Tokenizer(new byte[32])));
    assertTrue(bench.json("{`id`:1,`n`:1,`phone`:`+491711234567`}").isEntry());
    assertNotEquals(content, bench.contentHash());
    assertNotEquals(source, bench.sourceHash());
  }

  @Test
  void theInnerOfTwoPersonalPathsSaysTheType() {
    for (String parts :
        java.util.List.of(
            "`personal`: {`who`: `name`, `who.phone`: `phone`, `who.phone.home`: `address`}",
            "`personal`: {`who.phone.home`: `address`, `who.phone`: `phone`, `who`: `name`}")) {
      Bench bench = Bench.of(parts, "`event_id`: {`path`: `id`}");
      assertTrue(bench.json("{`id`:1,`who`:{`phone`:{`x`:`0711`},`first`:`Ada`}}").isEntry());
      String attributes = bench.attributes();
      assertTrue(attributes.contains("\"x\":\"tok_phone_"), attributes);
      assertTrue(attributes.contains("\"first\":\"tok_name_"), attributes);
    }
  }
}
