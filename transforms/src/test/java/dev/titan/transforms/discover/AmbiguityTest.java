package dev.titan.transforms.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.mapping.Operator;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Where the records leave two readings open, nothing may be guessed; where they do not, it is read.
 */
class AmbiguityTest {
  private static Proposal expenses(String amountHeader, String... dateAndAmount) {
    String[] rows = new String[dateAndAmount.length + 1];
    rows[0] = "Date;Merchant;Category;" + amountHeader + ";Notes";
    for (int i = 0; i < dateAndAmount.length; i++) {
      String[] cells = dateAndAmount[i].split(" \\| ");
      rows[i + 1] = cells[0] + ";Shop " + (char) ('A' + i) + ";Office;" + cells[1] + ";n";
    }
    return Samples.propose(Samples.sheet("expenses.csv", ";", rows));
  }

  private static List<String> patterns(Proposal proposal) {
    Operator time = proposal.mapping().variants().get(0).fields().get(Field.EVENT_TIME);
    return ((Operator.ParseDateTime) time).patterns();
  }

  private static Operator.ParseDecimal amount(Proposal proposal) {
    return (Operator.ParseDecimal) proposal.mapping().variants().get(0).fields().get(Field.AMOUNT);
  }

  private static void refused(Proposal proposal, String because) {
    assertFalse(proposal.accepted(), proposal::toString);
    assertTrue(proposal.confidence() < 0.5, proposal::toString);
    assertTrue(
        proposal.why().stream().anyMatch(why -> why.contains(because)), proposal.why()::toString);
  }

  @Test
  void leavesDayAndMonthOpen() {
    refused(
        expenses("Amount", "03/04/2026 | 12.50", "05/04/2026 | 3.20", "01/02/2026 | 8.00"),
        "day or month first");
  }

  @Test
  void leavesDayAndMonthOpenWhateverTheLocation() {
    DiscoveryContext berlin =
        new DiscoveryContext("acme", null, "EUR", ZoneId.of("Europe/Berlin"), Samples.NOW);
    Proposal proposal =
        Discovery.propose(
            Samples.csv(
                "expenses.csv",
                "Date,Merchant,Category,Amount,Notes",
                "03/04/2026,A,Office,12.50,x",
                "01/02/2026,B,Office,8.00,y"),
            berlin);
    refused(proposal, "day or month first");
  }

  @Test
  void seesTheDayInOneRow() {
    Proposal proposal = expenses("Amount", "03/04/2026 | 12.50", "25/04/2026 | 3.20");
    assertTrue(proposal.accepted(), proposal::toString);
    assertEquals("dd/MM/yyyy", patterns(proposal).get(0));
  }

  @Test
  void seesTheMonthInOneRow() {
    Proposal proposal = expenses("Amount", "03/04/2026 | 12.50", "04/25/2026 | 3.20");
    assertTrue(proposal.accepted(), proposal::toString);
    assertEquals("MM/dd/yyyy", patterns(proposal).get(0));
  }

  @Test
  void refusesRowsThatContradictEachOther() {
    refused(expenses("Amount", "25/04/2026 | 12.50", "04/25/2026 | 3.20"), "day or month first");
  }

  @Test
  void takesTheOrderInWhichRowsAreSorted() {
    Proposal proposal =
        expenses(
            "Amount",
            "10/02/2026 | 1.50",
            "11/02/2026 | 2.50",
            "12/02/2026 | 3.50",
            "01/03/2026 | 4.50",
            "05/03/2026 | 5.50");
    assertTrue(proposal.accepted(), proposal::toString);
    assertEquals("dd/MM/yyyy", patterns(proposal).get(0));
  }

  @Test
  void leavesTheFirstOfEachMonthOpen() {
    refused(
        expenses(
            "Amount",
            "01/01/2026 | 1.50",
            "01/02/2026 | 2.50",
            "01/03/2026 | 3.50",
            "01/04/2026 | 4.50",
            "01/05/2026 | 5.50",
            "01/06/2026 | 5.50",
            "01/07/2026 | 5.50"),
        "day or month first");
  }

  @Test
  void excludesAReadingThatLiesInTheFuture() {
    // 12 November has been; 11 December 2026 lies ahead.
    Proposal proposal =
        Samples.propose(
            Samples.csv(
                "sales.csv",
                "Receipt No,Date,Cashier,Total",
                "1,12/11/2026,Jo,12.50",
                "2,11/11/2026,Jo,3.20"));
    assertTrue(proposal.accepted(), proposal::toString);
    assertEquals("dd/MM/yyyy", patterns(proposal).get(0));
  }

  @Test
  void followsTheHabitsOfTheCurrencyInTheRecords() {
    Proposal pounds = expenses("Amount (GBP)", "03/04/2026 | 12.50", "01/02/2026 | 3.20");
    assertTrue(pounds.accepted(), pounds::toString);
    assertEquals("dd/MM/yyyy", patterns(pounds).get(0));
    Proposal dollars = expenses("Amount (USD)", "03/04/2026 | 12.50", "01/02/2026 | 3.20");
    assertTrue(dollars.accepted(), dollars::toString);
    assertEquals("MM/dd/yyyy", patterns(dollars).get(0));
  }

  @Test
  void refusesHabitsThatContradictEachOther() {
    DiscoveryContext boston =
        new DiscoveryContext("acme", null, "USD", ZoneId.of("America/New_York"), Samples.NOW);
    Proposal proposal =
        Discovery.propose(
            Samples.csv(
                "expenses.csv",
                "Date,Merchant,Category,Amount,Currency,Notes",
                "03/04/2026,A,Office,12.50,EUR,x",
                "01/02/2026,B,Office,8.00,EUR,y"),
            boston);
    refused(proposal, "day or month first");
  }

  @Test
  void leavesAThousandOrOneAndABitOpen() {
    refused(
        expenses("Amount", "2026-11-01 | 1.234", "2026-11-02 | 2.500"), "thousands or decimals");
    refused(
        expenses("Amount", "2026-11-01 | 1,234", "2026-11-02 | 2,500"), "thousands or decimals");
  }

  @Test
  void settlesDecimalsByAnotherRow() {
    Proposal proposal = expenses("Amount", "2026-11-01 | 1.234", "2026-11-02 | 12,50");
    assertTrue(proposal.accepted(), proposal::toString);
    assertEquals(",", amount(proposal).decimal());
    assertEquals(".", amount(proposal).grouping());
  }

  @Test
  void settlesDecimalsByARepeatedGroup() {
    Proposal proposal = expenses("Amount", "2026-11-01 | 1.234.567", "2026-11-02 | 2.500");
    assertTrue(proposal.accepted(), proposal::toString);
    assertEquals(",", amount(proposal).decimal());
  }

  @Test
  void refusesMixedDecimals() {
    refused(expenses("Amount", "2026-11-01 | 12.50", "2026-11-02 | 12,50"), "mixes");
  }

  @Test
  void readsSpacesAndApostrophesAsGroups() {
    assertEquals(
        " ", amount(expenses("Amount", "2026-11-01 | 1 234,50", "2026-11-02 | 2,10")).grouping());
    assertEquals(
        "'", amount(expenses("Amount", "2026-11-01 | 1'234.50", "2026-11-02 | 2.10")).grouping());
  }

  @Test
  void takesTheCurrencyOfSigns() {
    Proposal proposal = expenses("Amount", "2026-11-01 | € 12.50", "2026-11-02 | € 3.20");
    assertTrue(proposal.accepted(), proposal::toString);
    assertEquals(
        new Operator.Const("EUR"),
        proposal.mapping().variants().get(0).fields().get(Field.CURRENCY));
  }

  @Test
  void refusesDollarsWhereTheLocationHasNone() {
    DiscoveryContext berlin = new DiscoveryContext("acme", null, "EUR", null, Samples.NOW);
    Proposal proposal =
        Discovery.propose(
            Samples.csv(
                "expenses.csv",
                "Date,Merchant,Category,Amount,Notes",
                "2026-11-01,A,Office,$12.50,x",
                "2026-11-02,B,Office,$8.00,y"),
            berlin);
    refused(proposal, "currencies that contradict");
  }

  @Test
  void refusesANetAmountWithoutAGrossOne() {
    refused(
        Samples.propose(
            Samples.sheet(
                "rechnungen.csv",
                ";",
                "Rechnungsnummer;Rechnungsdatum;Lieferant;Betrag netto;MwSt",
                "R-1001;31.10.2025;Müller;1.000,00;190,00",
                "R-1002;02.11.2025;Alpin;84,11;5,89")),
        "amount");
  }

  @Test
  void refusesAnAmountThatLeavesTheTaxOut() {
    refused(
        Samples.propose(
            Samples.csv(
                "supplier_invoices.csv",
                "Invoice Number,Invoice Date,Supplier,Amount,VAT",
                "R-1001,2026-10-31,Dairy,1000.00,190.00",
                "R-1002,2026-11-02,Fish,84.00,15.96",
                "R-1003,2026-11-03,Fish,200.00,38.00")),
        "taxes out");
  }

  @Test
  void refusesWholeNumbersOfAProcessor() {
    refused(
        Samples.propose(
            Samples.json(
                "payments.json",
                "{'payment_id':'p1','created_at':'2026-11-01T10:00:00Z','amount':1999,'currency':'USD'}",
                "{'payment_id':'p2','created_at':'2026-11-02T10:00:00Z','amount':500,'currency':'USD'}",
                "{'payment_id':'p3','created_at':'2026-11-03T10:00:00Z','amount':725,'currency':'USD'}")),
        "minor units");
  }

  @Test
  void takesCentsByTheirName() {
    Proposal proposal =
        Samples.propose(
            Samples.json(
                "payments.json",
                "{'payment_id':'p1','created_at':'2026-11-01T10:00:00Z','amount_cents':1999,'currency':'USD'}",
                "{'payment_id':'p2','created_at':'2026-11-02T10:00:00Z','amount_cents':500,'currency':'USD'}"));
    assertTrue(proposal.accepted(), proposal::toString);
    Operator amount = proposal.mapping().variants().get(0).fields().get(Field.AMOUNT);
    assertTrue(amount instanceof Operator.Scale scale && scale.minorUnits());
  }

  @Test
  void refusesOrderTotalsThatRepeatInEachLine() {
    refused(
        Samples.propose(
            Samples.csv(
                "order_lines.csv",
                "Order ID,Order Date,Product,Quantity,Unit Price,Order Total",
                "1,2026-11-01,Tea,2,3.50,11.50",
                "1,2026-11-01,Cake,1,4.50,11.50",
                "2,2026-11-02,Tea,1,3.50,8.00",
                "2,2026-11-02,Cake,1,4.50,8.00")),
        "repeated");
  }

  @Test
  void readsLinesThatHaveTheirOwnAmount() {
    Proposal proposal =
        Samples.propose(
            Samples.csv(
                "order_lines.csv",
                "Order ID,Order Date,Product,Quantity,Unit Price,Line Total",
                "1,2026-11-01,Tea,2,3.50,7.00",
                "1,2026-11-01,Cake,1,4.50,4.50",
                "2,2026-11-02,Tea,1,3.50,3.50"));
    assertTrue(proposal.accepted(), proposal::toString);
    assertEquals("Line Total", proposal.sources().get(Field.AMOUNT));
    assertNull(proposal.sources().get(Field.EVENT_ID), "an order's id is not that of a line");
  }

  @Test
  void allowsCopiesAndRevisionsOfARecord() {
    String[] header = {"Order ID,Order Date,Updated At,Cashier,Total"};
    Proposal proposal =
        Samples.propose(
            Samples.csv(
                "orders.csv",
                header[0],
                "1,2026-11-01,2026-11-01T10:00:00Z,Jo,7.00",
                "1,2026-11-01,2026-11-01T10:00:00Z,Jo,7.00",
                "2,2026-11-01,2026-11-01T11:00:00Z,Jo,8.00",
                "2,2026-11-01,2026-11-02T11:00:00Z,Jo,8.50"));
    assertTrue(proposal.accepted(), proposal::toString);
    assertEquals("Order ID", proposal.sources().get(Field.EVENT_ID));
    assertEquals("Updated At", proposal.sources().get(Field.UPDATED_AT));
  }

  @Test
  void refusesAStatusOfWhichOnlyHalfIsKnown() {
    refused(
        Samples.propose(
            Samples.csv(
                "orders.csv",
                "Order ID,Order Date,Cashier,Total,Status",
                "1,2026-11-01,Jo,7.00,cancelled",
                "2,2026-11-01,Jo,8.00,zzz")),
        "not all of its words are known");
  }

  @Test
  void ignoresDrafts() {
    Proposal proposal =
        Samples.propose(
            Samples.csv(
                "orders.csv",
                "Order ID,Order Date,Cashier,Total,Status",
                "1,2026-11-01,Jo,7.00,Draft",
                "2,2026-11-01,Jo,8.00,Paid"));
    assertTrue(proposal.accepted(), proposal::toString);
    assertEquals("Status", proposal.mapping().ignore().get(0).path());
    assertTrue(proposal.mapping().ignore().get(0).in().contains("draft"));
  }

  @Test
  void refusesDebitAndCreditInOneRow() {
    refused(
        Samples.propose(
            Samples.csv(
                "bank_statement.csv",
                "Date,Description,Debit,Credit,Balance",
                "2026-11-01,Card settlement,1.50,250.00,1250.00",
                "2026-11-02,Rent,800.00,0.00,450.00")),
        "filled in turns");
  }

  @Test
  void neverSaysAValueInItsReasons() {
    Proposal proposal =
        Samples.propose(
            Samples.csv(
                "customers.csv",
                "Customer ID,First Name,Last Name,Email,Phone,Signup Date",
                "C1,Jane,Roe,jane@example.com,+49 40 5550001,03/04/2024",
                "C2,John,Doe,john@example.com,+49 40 5550002,01/02/2025"));
    String why = String.join("\n", proposal.why());
    for (String value : List.of("Jane", "Roe", "example.com", "5550001", "2024")) {
      assertFalse(why.contains(value), why);
    }
  }
}
