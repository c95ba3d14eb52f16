package dev.titan.transforms.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.titan.schemas.ledger.Category;
import dev.titan.schemas.ledger.Field;
import dev.titan.schemas.ledger.Kind;
import dev.titan.schemas.mapping.IdScope;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.schemas.mapping.Operator;
import dev.titan.schemas.mapping.PersonalType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Small sources in the shapes that real systems export: each must be read, and read rightly. */
class KnownSourcesTest {
  private static Proposal accepted(SchemaSample sample, Category category, String... fields) {
    return accepted(Samples.propose(sample), category, fields);
  }

  /** Fields are given as {@code field=source}; a dash means that the field must stay empty. */
  private static Proposal accepted(Proposal proposal, Category category, String... fields) {
    String why = proposal.toString().replace(", ", "\n  ");
    assertEquals(category, proposal.category(), why);
    assertTrue(proposal.accepted(), why);
    assertTrue(proposal.confidence() >= 0.6 && proposal.confidence() <= 0.99, why);
    for (String field : fields) {
      int equals = field.indexOf('=');
      String source = field.substring(equals + 1);
      assertEquals(
          source.equals("-") ? null : source,
          proposal.sources().get(Field.ofColumn(field.substring(0, equals))),
          field + "\n" + why);
    }
    String json = MappingJson.print(proposal.mapping());
    assertEquals(proposal.mapping(), MappingJson.parseUntrusted(json, "proposal"));
    return proposal;
  }

  private static Operator field(Proposal proposal, Field field) {
    return proposal.mapping().variants().get(0).fields().get(field);
  }

  private static List<String> patterns(Proposal proposal) {
    return ((Operator.ParseDateTime) field(proposal, Field.EVENT_TIME)).patterns();
  }

  @Test
  void readsNestedPointOfSaleOrders() {
    String[] orders = {
      "{'Restaurant':{'restID':'r1','res_name':'Spice Court'},'Customer':{'name':'A B','phone':"
          + "'9000000001','address':'Lane 1'},'Order':{'orderID':101,'order_type':'Dine In',"
          + "'payment_type':'Cash','table_no':'4','discount_total':0,'tax_total':25,'round_off':0,"
          + "'core_total':500,'total':525,'created_on':'13-11-2026 19:20','status':'Success'},"
          + "'OrderItem':[{'itemid':1,'name':'Dal','price':200,'quantity':1,'total':200},"
          + "{'itemid':2,'name':'Naan','price':100,'quantity':3,'total':300}]}",
      "{'Restaurant':{'restID':'r1','res_name':'Spice Court'},'Customer':{'name':'C D','phone':"
          + "'9000000002','address':''},'Order':{'orderID':102,'order_type':'Delivery',"
          + "'payment_type':'Card','table_no':'','discount_total':20.5,'tax_total':10,'round_off':0,"
          + "'core_total':220.5,'total':210,'created_on':'14-11-2026 09:05','status':'Success'},"
          + "'OrderItem':[{'itemid':1,'name':'Dal','price':200,'quantity':1,'total':200}]}",
      "{'Restaurant':{'restID':'r1','res_name':'Spice Court'},'Customer':{'name':'','phone':'',"
          + "'address':''},'Order':{'orderID':103,'order_type':'Dine In','payment_type':'Card',"
          + "'table_no':'2','discount_total':0,'tax_total':5,'round_off':0,'core_total':100,"
          + "'total':105,'created_on':'15-11-2026 12:00','status':'Cancelled'},'OrderItem':[]}"
    };
    Proposal proposal =
        accepted(
            Samples.json("orders.json", orders),
            Category.SALE,
            "event_id=Order.orderID",
            "event_time=Order.created_on",
            "amount=Order.total",
            "counterparty=Customer.name",
            "status=Order.status");
    assertEquals("dd-MM-yyyy HH:mm", patterns(proposal).get(0));
    assertEquals(PersonalType.PHONE, proposal.mapping().personal().get("Customer.phone"));
    assertEquals(PersonalType.NAME, proposal.mapping().personal().get("Customer.name"));
    assertEquals(
        Set.of("Order.orderID", "Order.created_on", "Order.total", "Customer.name", "Order.status"),
        proposal.mapping().variants().get(0).needs().keySet());
  }

  @Test
  void readsSquareLikePayments() {
    Proposal proposal =
        accepted(
            Samples.json(
                "payments.json",
                "{'id':'hYy9pRFVxpDsO1FB05SunFWUe9JZY','created_at':'2026-10-06T16:36:00.198Z',"
                    + "'amount_money':{'amount':1000,'currency':'USD'},'tip_money':{'amount':150,"
                    + "'currency':'USD'},'total_money':{'amount':1150,'currency':'USD'},"
                    + "'status':'COMPLETED','source_type':'CARD','location_id':'L88','order_id':"
                    + "'nUSN9TdxpiK3SrQg','receipt_number':'hYy9'}",
                "{'id':'GQTFp1ZlXdpoW4o6eGiZhbjosiDFf','created_at':'2026-10-07T11:00:00.198Z',"
                    + "'amount_money':{'amount':2200,'currency':'USD'},'tip_money':{'amount':0,"
                    + "'currency':'USD'},'total_money':{'amount':2200,'currency':'USD'},"
                    + "'status':'COMPLETED','source_type':'CARD','location_id':'L88','order_id':"
                    + "'aUSN9TdxpiK3SrQgRtGe6b','receipt_number':'GQTF'}"),
            Category.PAYMENT,
            "event_id=id",
            "event_time=created_at",
            "amount=total_money.amount",
            "currency=total_money.currency",
            "reference=order_id");
    assertTrue(field(proposal, Field.AMOUNT) instanceof Operator.Scale s && s.minorUnits());
    assertEquals(IdScope.TENANT, proposal.mapping().idScope());
  }

  @Test
  void readsStripeLikeCharges() {
    Proposal proposal =
        accepted(
            Samples.json(
                "charges.ndjson",
                "{'id':'ch_3Nabcdef0001','object':'charge','amount':1999,'amount_captured':1999,"
                    + "'amount_refunded':0,'currency':'usd','created':1790000000,'status':"
                    + "'succeeded','captured':true,'description':null,'customer':'cus_001',"
                    + "'receipt_email':'a@example.com'}",
                "{'id':'ch_3Nabcdef0002','object':'charge','amount':500,'amount_captured':500,"
                    + "'amount_refunded':500,'currency':'usd','created':1790000900,'status':"
                    + "'succeeded','captured':true,'description':'Order 7','customer':null,"
                    + "'receipt_email':'b@example.com'}",
                "{'id':'ch_3Nabcdef0003','object':'charge','amount':725,'amount_captured':0,"
                    + "'amount_refunded':0,'currency':'eur','created':1790001900,'status':"
                    + "'failed','captured':false,'description':null,'customer':null,"
                    + "'receipt_email':null}"),
            Category.PAYMENT,
            "event_id=id",
            "event_time=created",
            "amount=amount",
            "currency=currency",
            "status=status");
    assertEquals(List.of("EPOCH_SECONDS"), patterns(proposal));
    assertTrue(field(proposal, Field.AMOUNT) instanceof Operator.Scale s && s.minorUnits());
    assertEquals(PersonalType.EMAIL, proposal.mapping().personal().get("receipt_email"));
    assertEquals(IdScope.TENANT, proposal.mapping().idScope());
  }

  @Test
  void tellsKindsOfBalanceTransactionsApart() {
    Proposal proposal =
        accepted(
            Samples.json(
                "balance_transactions.json",
                "{'id':'txn_1Nabcdef01','object':'balance_transaction','amount':1000,'fee':59,"
                    + "'net':941,'currency':'usd','type':'charge','created':1790000000,'source':"
                    + "'ch_1','status':'available'}",
                "{'id':'txn_1Nabcdef02','object':'balance_transaction','amount':-400,'fee':0,"
                    + "'net':-400,'currency':'usd','type':'refund','created':1790100000,'source':"
                    + "'re_1','status':'available'}",
                "{'id':'txn_1Nabcdef03','object':'balance_transaction','amount':-541,'fee':0,"
                    + "'net':-541,'currency':'usd','type':'payout','created':1790200000,'source':"
                    + "'po_1','status':'pending'}",
                "{'id':'txn_1Nabcdef04','object':'balance_transaction','amount':3000,'fee':117,"
                    + "'net':2883,'currency':'usd','type':'charge','created':1790300000,'source':"
                    + "'ch_2','status':'pending'}"),
            Category.PAYMENT,
            "event_id=id",
            "amount=amount",
            "category=type");
    assertEquals(
        Map.of("charge", "PAYMENT", "refund", "REFUND", "payout", "PAYOUT"),
        ((Operator.EnumMap) field(proposal, Field.CATEGORY)).values());
  }

  @Test
  void readsGermanSupplierBills() {
    Proposal proposal =
        accepted(
            Samples.sheet(
                "rechnungen.csv",
                ";",
                "Rechnungsnummer;Rechnungsdatum;Lieferant;Betrag netto;MwSt;Betrag brutto;Währung",
                "R-1001;31.10.2025;Müller Großhandel GmbH;1.000,00;190,00;1.190,00;EUR",
                "R-1002;02.11.2025;Käserei Alpin;84,11;5,89;90,00;EUR",
                "R-1003;05.11.2025;Müller Großhandel GmbH;200,00;38,00;238,00;EUR",
                ";;Summe;1.284,11;233,89;1.518,00;EUR"),
            Category.PURCHASE,
            "event_id=Rechnungsnummer",
            "event_time=Rechnungsdatum",
            "amount=Betrag brutto",
            "counterparty=Lieferant",
            "currency=Währung");
    assertEquals(List.of("dd.MM.yyyy"), patterns(proposal));
    Operator.ParseDecimal amount = (Operator.ParseDecimal) field(proposal, Field.AMOUNT);
    assertEquals(",", amount.decimal());
    assertEquals(".", amount.grouping());
  }

  @Test
  void readsExpenseSheets() {
    accepted(
        Samples.csv(
            "expenses.xlsx",
            "Date,Merchant,Category,Amount,Currency,Notes",
            "2026-10-03,Metro Market,Supplies,45.90,EUR,napkins",
            "2026-10-05,City Taxi,Travel,12.00,EUR,",
            "2026-10-05,City Taxi,Travel,12.00,EUR,",
            "Total,,,69.90,,"),
        Category.EXPENSE,
        "event_id=-",
        "event_time=Date",
        "amount=Amount",
        "currency=Currency",
        "counterparty=Merchant",
        "description=Notes");
  }

  @Test
  void readsExpensesOfEmployees() {
    Proposal proposal =
        accepted(
            Samples.csv(
                "expenses.csv",
                "Date,Employee,Category,Amount,Currency,Notes",
                "2026-10-03,Jane Roe,Travel,45.90,USD,train to client",
                "2026-10-05,John Doe,Meals,12.00,USD,"),
            Category.EXPENSE,
            "event_time=Date",
            "amount=Amount");
    assertEquals(PersonalType.NAME, proposal.mapping().personal().get("Employee"));
  }

  @Test
  void readsPayrollHours() {
    Proposal proposal =
        accepted(
            Samples.csv(
                "payroll_hours.csv",
                "Employee ID,Name,Shift Date,Clock In,Clock Out,Hours,Hourly Rate,Gross Pay",
                "E01,Jane Roe,2026-11-02,09:00,17:00,8.00,12.50,100.00",
                "E02,John Doe,2026-11-02,10:00,15:30,5.50,13.00,71.50",
                "E01,Jane Roe,2026-11-03,09:00,16:00,7.00,12.50,87.50"),
            Category.LABOR,
            "event_id=-",
            "event_time=Shift Date+Clock In",
            "quantity=Hours",
            "amount=Gross Pay",
            "counterparty=Name",
            "reference=Employee ID");
    assertEquals(PersonalType.NAME, proposal.mapping().personal().get("Name"));
  }

  @Test
  void leavesTheRateOutWhereNobodyWasPaid() {
    accepted(
        Samples.csv(
            "hours.csv",
            "employee_id,employee_name,shift_date,clock_in,clock_out,hours,hourly_rate",
            "E01,Jane Roe,2026-11-02,09:00,17:00,8.0,12.50",
            "E02,John Doe,2026-11-02,10:00,15:30,5.5,13.00"),
        Category.LABOR,
        "quantity=hours",
        "amount=-");
  }

  @Test
  void readsStockCounts() {
    Proposal proposal =
        accepted(
            Samples.sheet(
                "stock_count.tsv",
                "\t",
                "SKU\tItem\tCount Date\tQty on hand\tUnit\tUnit Cost",
                "A-1\tFlour\t2026-10-31\t12.5\tkg\t0.89",
                "A-2\tSugar\t2026-10-31\t4\tkg\t1.10",
                "A-1\tFlour\t2026-11-30\t9\tkg\t0.89"),
            Category.INVENTORY,
            "event_id=SKU+Count Date",
            "event_time=Count Date",
            "quantity=Qty on hand",
            "unit=Unit",
            "description=Item",
            "amount=-");
    assertEquals(Kind.STATE, proposal.kind());
  }

  @Test
  void readsWastage() {
    accepted(
        Samples.sheet(
            "wastage.csv",
            "|",
            "Date|Item|Qty|Unit|Reason|Cost",
            "2026-11-01|Milk|2|l|expired|2.40",
            "2026-11-02|Bread|5|pcs|stale|7.50"),
        Category.WASTAGE,
        "event_time=Date",
        "quantity=Qty",
        "unit=Unit",
        "amount=Cost",
        "description=Item");
  }

  @Test
  void readsMenus() {
    Proposal proposal =
        accepted(
            Samples.json(
                "menu.json",
                "{'id':'m1','name':'Dal Makhani','price':260.0,'category':'Mains','active':true}",
                "{'id':'m2','name':'Butter Naan','price':60.5,'category':'Breads','active':true}",
                "{'id':'m3','name':'Kulfi','price':120,'category':'Desserts','active':false}"),
            Category.MENU,
            "event_id=id",
            "amount=price",
            "description=name",
            "event_time=-");
    assertEquals(Kind.STATE, proposal.kind());
    assertTrue(proposal.mapping().personal().isEmpty());
  }

  @Test
  void readsCustomerLists() {
    Proposal proposal =
        accepted(
            Samples.csv(
                "customers.csv",
                "Customer ID,First Name,Last Name,Email,Phone,Signup Date",
                "C1,Jane,Roe,jane@example.com,+49 40 5550001,2024-01-31",
                "C2,John,Doe,john@example.com,+49 40 5550002,2025-06-01"),
            Category.CUSTOMER,
            "event_id=Customer ID",
            "event_time=Signup Date",
            "counterparty=First Name+Last Name");
    assertEquals(
        Map.of(
            "First Name", PersonalType.NAME,
            "Last Name", PersonalType.NAME,
            "Email", PersonalType.EMAIL,
            "Phone", PersonalType.PHONE),
        proposal.mapping().personal());
  }

  @Test
  void readsReviews() {
    accepted(
        Samples.json(
            "reviews.ndjson",
            "{'review_id':'r1','rating':5,'text':'Great food','date':'2026-11-01','author':'Jo'}",
            "{'review_id':'r2','rating':2,'text':'Too loud','date':'2026-11-03','author':'Kim'}"),
        Category.FEEDBACK,
        "event_id=review_id",
        "event_time=date",
        "quantity=rating",
        "description=text",
        "counterparty=author");
  }

  @Test
  void readsSupplierLists() {
    accepted(
        Samples.csv(
            "suppliers.csv",
            "Supplier ID,Supplier Name,Contact Name,Email,Phone,Payment Terms",
            "S1,Alpine Dairy,Jane Roe,jane@example.com,+49 40 5550001,30 days",
            "S2,Harbour Fish,John Doe,john@example.com,+49 40 5550002,14 days"),
        Category.VENDOR,
        "event_id=Supplier ID",
        "counterparty=Supplier Name");
  }

  @Test
  void readsReservations() {
    Proposal proposal =
        accepted(
            Samples.csv(
                "reservations.csv",
                "Reservation ID,Guest Name,Party Size,Date,Time,Status",
                "B1,Jane Roe,4,2026-12-01,19:30,Confirmed",
                "B2,John Doe,2,2026-12-01,20:00,Cancelled",
                "B3,Kim Poe,6,2026-12-02,18:00,No-Show"),
            Category.RESERVATION,
            "event_id=Reservation ID",
            "event_time=Date+Time",
            "quantity=Party Size",
            "counterparty=Guest Name",
            "status=Status");
    assertEquals("yyyy-MM-dd HH:mm", patterns(proposal).get(0));
  }

  @Test
  void readsLoyaltyPoints() {
    accepted(
        Samples.csv(
            "loyalty_transactions.csv",
            "transaction_id,member_id,member_name,points,type,date",
            "L1,M1,Jane Roe,50,earn,2026-11-01",
            "L2,M2,John Doe,-20,redeem,2026-11-02"),
        Category.LOYALTY,
        "event_id=transaction_id",
        "event_time=date",
        "quantity=points",
        "counterparty=member_name");
  }

  @Test
  void readsCampaigns() {
    accepted(
        Samples.csv(
            "campaigns.csv",
            "Campaign ID,Campaign Name,Channel,Start Date,End Date,Budget,Spend,Impressions,Clicks",
            "K1,Autumn menu,email,2026-10-01,2026-10-31,500.00,412.50,10000,320",
            "K2,Brunch,social,2026-11-01,2026-11-30,300.00,120.00,8000,150"),
        Category.MARKETING,
        "event_id=Campaign ID",
        "event_time=Start Date",
        "amount=Spend",
        "description=Campaign Name");
  }

  @Test
  void readsPayouts() {
    accepted(
        Samples.csv(
            "payouts.csv",
            "Payout ID,Date,Amount,Currency,Status",
            "P1,2026-11-02,1250.40,EUR,paid",
            "P2,2026-11-09,980.00,EUR,paid"),
        Category.PAYOUT,
        "event_id=Payout ID",
        "event_time=Date",
        "amount=Amount",
        "currency=Currency");
  }

  @Test
  void readsStatementsWithDebitAndCredit() {
    Proposal proposal =
        accepted(
            Samples.csv(
                "bank_statement.csv",
                "Date,Description,Debit,Credit,Balance",
                "2026-11-01,Card settlement,,250.00,1250.00",
                "2026-11-02,Rent,800.00,,450.00",
                "2026-11-03,Card settlement,,310.50,760.50"),
            Category.PAYMENT,
            "event_id=-",
            "event_time=Date",
            "amount=Debit+Credit",
            "description=Description");
    Operator.Difference amount = (Operator.Difference) field(proposal, Field.AMOUNT);
    Operator.Path credit = new Operator.Path("Credit");
    assertEquals(new Operator.ParseDecimal(credit, ".", ","), amount.of());
    assertEquals(new Operator.ParseDecimal(new Operator.Path("Debit"), ".", ","), amount.less());
    assertEquals(Set.of("Balance"), proposal.mapping().volatilePaths());
  }

  @Test
  void readsRefunds() {
    accepted(
        Samples.csv(
            "refunds.csv",
            "Refund ID,Order ID,Refund Date,Refund Amount,Currency,Reason",
            "RF1,1001,2026-11-02,12.50,GBP,cold food",
            "RF2,1007,2026-11-03,8.00,GBP,late"),
        Category.REFUND,
        "event_id=Refund ID",
        "event_time=Refund Date",
        "amount=Refund Amount",
        "reference=Order ID",
        "description=Reason");
  }

  @Test
  void readsPurchaseOrders() {
    accepted(
        Samples.csv(
            "purchase_orders.csv",
            "PO Number,Supplier,Order Date,Delivery Date,Total,Currency,Status",
            "PO-1,Alpine Dairy,2026-11-01,2026-11-05,410.00,EUR,received",
            "PO-2,Harbour Fish,2026-11-02,2026-11-04,220.50,EUR,open"),
        Category.PURCHASE,
        "event_id=PO Number",
        "event_time=Order Date",
        "amount=Total",
        "counterparty=Supplier");
  }

  @Test
  void readsSalesWithDateAndTimeApart() {
    Proposal proposal =
        accepted(
            Samples.csv(
                "supermarket_sales.csv",
                "Invoice ID,Branch,City,Customer type,Product line,Unit price,Quantity,Tax 5%,"
                    + "Total,Date,Time,Payment,cogs,Rating",
                "750-67-8428,A,Yangon,Member,Health,74.69,7,26.1415,548.9715,1/5/2026,13:08,"
                    + "Ewallet,522.83,9.1",
                "226-31-3081,C,Naypyitaw,Normal,Electronic,15.28,5,3.82,80.22,3/18/2026,10:29,"
                    + "Cash,76.4,9.6",
                "631-41-3108,A,Yangon,Normal,Home,46.33,7,16.2155,340.5255,3/3/2026,13:23,"
                    + "Credit card,324.31,7.4"),
            Category.SALE,
            "event_id=Invoice ID",
            "event_time=Date+Time",
            "amount=Total",
            "quantity=Quantity",
            "location_id=Branch");
    assertEquals("M/d/yyyy HH:mm", patterns(proposal).get(0));
  }

  @Test
  void readsShopifyLikeOrders() {
    accepted(
        Samples.json(
            "orders.ndjson",
            "{'id':450789469,'order_number':1001,'created_at':'2026-10-10T11:00:00-05:00',"
                + "'updated_at':'2026-10-11T11:00:00-05:00','currency':'USD','total_price':'598.94',"
                + "'subtotal_price':'586.99','total_tax':'11.95','total_discounts':'0.00',"
                + "'financial_status':'paid','email':'bob@example.com','line_items':[{'id':1,"
                + "'price':'199.00','quantity':1,'title':'Mug'}]}",
            "{'id':450789470,'order_number':1002,'created_at':'2026-10-11T11:00:00-05:00',"
                + "'updated_at':'2026-10-11T12:00:00-05:00','currency':'USD','total_price':'21.40',"
                + "'subtotal_price':'20.00','total_tax':'1.40','total_discounts':'0.00',"
                + "'financial_status':'pending','email':'amy@example.com','line_items':[{'id':2,"
                + "'price':'20.00','quantity':1,'title':'Cup'}]}"),
        Category.SALE,
        "event_time=created_at",
        "updated_at=updated_at",
        "amount=total_price",
        "currency=currency",
        "status=financial_status");
  }

  @Test
  void readsPosExportsWithTotals() {
    accepted(
        Samples.csv(
            "transactions.csv",
            "Date,Time,Gross Sales,Discounts,Net Sales,Tax,Tip,Total Collected,Transaction ID,"
                + "Payment ID,Location",
            "2026-11-01,10:00:05,$10.00,$0.00,$10.00,$0.80,$2.00,$12.80,t1,p1,Main",
            "2026-11-01,11:30:00,$20.00,-$5.00,$15.00,$1.20,$0.00,$16.20,t2,p2,Main",
            "2026-11-02,09:15:00,$8.50,$0.00,$8.50,$0.68,$1.00,$10.18,t3,p3,Main"),
        Category.SALE,
        "event_id=Transaction ID",
        "event_time=Date+Time",
        "amount=Total Collected",
        "location_id=-");
  }

  @Test
  void explodesOrdersThatHaveNoTotal() {
    Proposal proposal =
        accepted(
            Samples.json(
                "orders.json",
                "{'order_id':'o1','order_date':'2026-11-01','customer':'Jane','items':[{'name':"
                    + "'Tea','quantity':2,'unit_price':3.5,'line_total':7.0}]}",
                "{'order_id':'o2','order_date':'2026-11-02','customer':'John','items':[{'name':"
                    + "'Cake','quantity':1,'unit_price':4.5,'line_total':4.5},{'name':'Tea',"
                    + "'quantity':1,'unit_price':3.5,'line_total':3.5}]}"),
            Category.SALE,
            "event_id=order_id",
            "event_time=order_date",
            "amount=items[].line_total",
            "quantity=items[].quantity",
            "description=items[].name");
    assertEquals("items[]", proposal.mapping().variants().get(0).explode());
  }

  @Test
  void readsSpanishExpenses() {
    Proposal proposal =
        accepted(
            Samples.sheet(
                "gastos.csv",
                ";",
                "Fecha;Proveedor;Categoría;Descripción;Importe;Moneda",
                "31/10/2026;Papelería Sol;Oficina;Papel;1.234,50;EUR",
                "02/11/2026;Taxi Norte;Viajes;Aeropuerto;25,00;EUR"),
            Category.EXPENSE,
            "event_time=Fecha",
            "amount=Importe",
            "counterparty=Proveedor",
            "currency=Moneda");
    assertEquals(List.of("dd/MM/yyyy"), patterns(proposal));
  }

  @Test
  void readsFrenchInvoices() {
    accepted(
        Samples.sheet(
            "factures.csv",
            ";",
            "Numéro de facture;Date;Fournisseur;Montant HT;TVA;Montant TTC",
            "F-1;15/10/2026;Boucherie Sud;100,00;20,00;120,00",
            "F-2;02/11/2026;Maison du Pain;50,00;2,75;52,75"),
        Category.PURCHASE,
        "event_id=Numéro de facture",
        "amount=Montant TTC",
        "counterparty=Fournisseur");
  }

  @Test
  void readsFees() {
    accepted(
        Samples.csv(
            "marketplace_fees.csv",
            "Fee ID,Date,Order ID,Fee Type,Fee Amount,Currency",
            "F1,2026-11-01,O1,commission,2.40,EUR",
            "F2,2026-11-02,O2,commission,3.10,EUR"),
        Category.FEE,
        "event_time=Date",
        "amount=Fee Amount",
        "reference=Order ID");
  }

  @Test
  void readsPaypalLikeActivity() {
    Proposal proposal =
        accepted(
            Samples.csv(
                "paypal.csv",
                "Date,Time,TimeZone,Name,Type,Status,Currency,Gross,Fee,Net,Transaction ID,Balance",
                "25/10/2026,10:15:00,CET,Jane Roe,Website Payment,Completed,EUR,12.50,-0.70,11.80,"
                    + "9AB12345CD678901E,100.00",
                "26/10/2026,11:15:00,CET,John Doe,Website Payment,Completed,EUR,22.50,-0.90,21.60,"
                    + "9AB12345CD678901F,121.60"),
            Category.PAYMENT,
            "event_id=Transaction ID",
            "event_time=Date+Time",
            "amount=Gross",
            "currency=Currency",
            "counterparty=Name");
    assertEquals(Set.of("Balance"), proposal.mapping().volatilePaths());
    assertEquals(PersonalType.NAME, proposal.mapping().personal().get("Name"));
  }

  @Test
  void readsChecksWithTwelveHourTimesAndVoids() {
    Proposal proposal =
        accepted(
            Samples.csv(
                "OrderDetails.csv",
                "Location,Order Id,Order #,Opened,# of Guests,Server,Table,Discount Amount,Amount,"
                    + "Tax,Tip,Total,Voided,Closed",
                "Main St,400000001,1,11/01/26 6:05 PM,2,Jo,12,0.00,45.00,3.60,9.00,57.60,false,"
                    + "11/01/26 7:01 PM",
                "Main St,400000002,2,11/14/26 6:15 PM,4,Amy,3,5.00,80.00,6.40,15.00,101.40,true,"
                    + "11/14/26 7:31 PM"),
            Category.SALE,
            "event_id=Order Id",
            "event_time=Opened",
            "amount=Total",
            "counterparty=-",
            "status=Voided");
    assertEquals("MM/dd/yy h:mm a", patterns(proposal).get(0));
    assertEquals(PersonalType.NAME, proposal.mapping().personal().get("Server"));
  }

  @Test
  void takesANetAmountThatHoldsTheTaxes() {
    accepted(
        Samples.csv(
            "sales.csv",
            "Bill No,Bill Date,Table,Gross Amount,Discount,CGST,SGST,Round Off,Net Amount",
            "101,13/11/2026,4,500.00,50.00,11.25,11.25,0.50,473.00",
            "102,14/11/2026,7,200.00,0.00,5.00,5.00,0.00,210.00"),
        Category.SALE,
        "event_id=Bill No",
        "amount=Net Amount");
  }

  @Test
  void takesThePayAndLeavesPartOfTheHoursOut() {
    accepted(
        Samples.csv(
            "payroll_run.csv",
            "employee_id,employee_name,pay_period_start,pay_period_end,pay_date,regular_hours,"
                + "overtime_hours,gross_pay,tax_withheld,net_pay",
            "E1,Jane Roe,2026-10-01,2026-10-15,2026-10-20,80,4,1500.00,300.00,1200.00",
            "E2,John Doe,2026-10-01,2026-10-15,2026-10-20,75,0,1200.00,240.00,960.00"),
        Category.LABOR,
        "event_id=-",
        "event_time=pay_date",
        "amount=gross_pay",
        "quantity=-");
  }

  @Test
  void readsBillsOfAccountingPrograms() {
    accepted(
        Samples.csv(
            "bills.csv",
            "ContactName,InvoiceNumber,Reference,InvoiceDate,DueDate,Total,TaxTotal,"
                + "InvoiceAmountPaid,InvoiceAmountDue,Currency,Status",
            "Dairy Ltd,INV-1,PO1,2026-10-01,2026-10-31,120.00,20.00,0.00,120.00,GBP,Awaiting Payment",
            "Fish Ltd,INV-2,PO2,2026-10-04,2026-11-04,60.00,10.00,60.00,0.00,GBP,Paid"),
        Category.PURCHASE,
        "event_id=InvoiceNumber",
        "event_time=InvoiceDate",
        "amount=Total",
        "status=Status");
  }

  @Test
  void readsAdyenLikePayments() {
    Proposal proposal =
        accepted(
            Samples.json(
                "payments.json",
                "{'pspReference':'8835511210681234','merchantReference':'o-1','amount':{'value':1999,"
                    + "'currency':'EUR'},'eventDate':'2026-11-01T10:00:00+01:00','paymentMethod':'visa'}",
                "{'pspReference':'8835511210681235','merchantReference':'o-2','amount':{'value':500,"
                    + "'currency':'EUR'},'eventDate':'2026-11-02T10:00:00+01:00','paymentMethod':'mc'}"),
            Category.PAYMENT,
            "event_id=pspReference",
            "amount=amount.value",
            "currency=amount.currency",
            "reference=merchantReference");
    assertTrue(field(proposal, Field.AMOUNT) instanceof Operator.Scale s && s.minorUnits());
  }

  @Test
  void writesMappingsUnderTheNameOfTheSource() {
    SchemaSample sample =
        Samples.csv(
            "sales.csv",
            "Receipt No,Date,Cashier,Total",
            "1,2026-11-01,Jo,12.50",
            "2,2026-11-02,Jo,3.20");
    DiscoveryContext context = new DiscoveryContext("acme", "till", null, null, Samples.NOW);

    Proposal named = Discovery.propose(sample, context);
    Proposal unnamed = Samples.propose(sample);

    String shape = sample.shapes().keySet().iterator().next().substring(0, 8);
    assertEquals("till.sale." + shape, named.mapping().id());
    assertEquals("till", named.mapping().source());
    assertEquals("sale." + shape, unnamed.mapping().id());
    assertEquals("sale." + shape, unnamed.mapping().source());
    assertEquals(named.mapping().schemaFingerprint(), unnamed.mapping().schemaFingerprint());
    assertEquals(sample.shapes().keySet(), named.mapping().shapes());
    assertEquals("classifier", named.mapping().variants().get(0).provenance().by());
  }

  @Test
  void readsTheSideOfAnAmountFromAColumnOfWords() {
    Proposal proposal =
        accepted(
            Samples.sheet(
                "afschrift.csv",
                ";",
                "Datum;Naam / Omschrijving;Af Bij;Bedrag (EUR);Saldo na mutatie",
                "20261103;Bakker;Af;12,50;987,50",
                "20261104;Verkoop;Bij;120,00;1107,50",
                "20261105;Huur;Af;800,00;307,50"),
            Category.PAYMENT,
            "event_time=Datum",
            "amount=Bedrag (EUR)",
            "currency=Bedrag (EUR)");
    Operator.NegateIf amount = (Operator.NegateIf) field(proposal, Field.AMOUNT);
    assertEquals("Af Bij", amount.when().path());
    assertTrue(amount.when().in().contains("af"));
  }

  @Test
  void readsChineseAndJapaneseNamesAndDates() {
    Proposal japanese =
        accepted(
            Samples.csv(
                "売上明細.csv",
                "取引日,取引番号,小計,消費税,合計,支払方法",
                "2026年11月3日,1001,1000,100,1100,現金",
                "2026年11月4日,1002,2300,230,2530,クレジット",
                "2026年11月14日,1003,480,48,528,現金"),
            Category.SALE,
            "event_id=取引番号",
            "event_time=取引日",
            "amount=合計");
    assertEquals("yyyy'年'M'月'd'日'", patterns(japanese).get(0));
    accepted(
        Samples.csv(
            "采购.csv",
            "单据编号,日期,供应商,数量,单价,不含税金额,税额,价税合计",
            "CG001,2026-11-03,鲜达,2,10.00,20.00,2.60,22.60",
            "CG002,2026-11-04,鲜达,3,10.00,30.00,3.90,33.90",
            "CG003,2026-11-05,绿源,5,4.00,20.00,2.60,22.60"),
        Category.PURCHASE,
        "event_id=单据编号",
        "amount=价税合计",
        "quantity=数量");
  }

  @Test
  void readsThousandsOfACurrencyWithoutDecimals() {
    Proposal proposal =
        accepted(
            Samples.sheet(
                "penjualan.csv",
                ";",
                "Nomor Struk;Tanggal;Total Pembayaran (IDR);Metode Pembayaran",
                "TRX-101;13/11/2026;25.000;Tunai",
                "TRX-104;14/11/2026;120.500;QRIS",
                "TRX-109;15/11/2026;49.000;Tunai"),
            Category.SALE,
            "event_id=Nomor Struk",
            "amount=Total Pembayaran (IDR)");
    Operator.ParseDecimal amount = (Operator.ParseDecimal) field(proposal, Field.AMOUNT);
    assertEquals(",.", amount.decimal() + amount.grouping());
  }

  @Test
  void readsTimesThatTheNameSaysAreUtc() {
    Proposal proposal =
        accepted(
            Samples.csv(
                "payments.csv",
                "Payment ID,Created (UTC),Amount,Currency,Card,Status",
                "pay_A1b2C3d4E5,2026-11-03 10:00:00,12.50,EUR,visa,captured",
                "pay_A1b2C3d4F6,2026-11-04 11:30:00,8.00,EUR,visa,captured"),
            Category.PAYMENT,
            "event_time=Created (UTC)");
    assertEquals("UTC", ((Operator.ParseDateTime) field(proposal, Field.EVENT_TIME)).zone());
  }

  @Test
  void saysWhatCameSecond() {
    Proposal proposal =
        Samples.propose(
            Samples.csv(
                "orders.csv",
                "Order ID,Created At,Closed At,Total,Paid",
                "A-1001,2026-11-03 10:00,2026-11-03 10:20,12.50,12.50",
                "A-1002,2026-11-04 11:00,2026-11-04 11:25,8.00,8.00"));
    Explanation.FieldEvidence time =
        proposal.explanation().fields().stream()
            .filter(evidence -> evidence.field() == Field.EVENT_TIME)
            .findFirst()
            .orElseThrow();
    assertEquals("Created At", time.source());
    assertEquals("Closed At", time.runnerUp());
    assertTrue(time.score() >= time.runnerUpScore() && time.runnerUpScore() > 0);
    assertEquals(Category.SALE, proposal.explanation().categories().get(0).category());
  }
}
