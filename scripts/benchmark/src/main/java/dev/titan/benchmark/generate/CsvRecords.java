package dev.titan.benchmark.generate;

/** The same events as rows: the fields of each vendor's objects in one level. */
final class CsvRecords implements RecordWriter {
  /** The first line of a vendor's file. */
  static String header(Vendor vendor) {
    return switch (vendor) {
      case POS ->
          "event_id,owner,store_id,type,ts,exported_at,amount,currency,qty,desc,customer_id,tier,"
              + "pay,promo";
      case BANK ->
          "id,owner,location_id,category,event_date,export_date,amt,ccy,units,narrative,cust_ref,"
              + "method,flag,desk";
      case ERP -> "uid,org,site,kind,epoch_ms,export_ms,minor,cur,count,memo,who,payment,sys,host";
      case D2C -> "order_id,owner,loc,cat,dt,exp,total,cur,units,note,cust,pm,lines";
    };
  }

  @Override
  public void write(Vendor vendor, Event event, TextOut out) {
    if (event.flaw != Flaw.NO_ID) {
      out.id(vendor, event);
    }
    out.add(",t").padded(event.owner, 2).add(",L").add(event.location).add(',');
    out.add(event.type).add(',');
    if (event.flaw == Flaw.BAD_DATE) {
      out.add("not-a-date");
    } else {
      date(vendor, event, out);
    }
    out.add(',');
    exported(vendor, event, out);
    out.add(',');
    amount(vendor, event, out);
    out.add(vendor == Vendor.POS ? ",INR," : vendor == Vendor.ERP ? ",EUR," : ",USD,");
    out.add(event.quantity).add(',');
    text(event.text, out);
    out.add(",c").add(event.customer).add(',');
    rest(vendor, event, out);
  }

  private static void date(Vendor vendor, Event event, TextOut out) {
    switch (vendor) {
      case POS -> out.isoTime(event);
      case BANK -> out.dayFirst(event);
      case ERP -> out.millis(event, event.day);
      case D2C -> out.compactDay(event, event.day);
    }
  }

  private static void exported(Vendor vendor, Event event, TextOut out) {
    switch (vendor) {
      case POS, BANK -> out.add("2024-03-").add(event.exportDay);
      case ERP -> out.add(1_709_251_200_000L + event.exportDay * 86_400_000L);
      case D2C -> out.add("202403").add(event.exportDay);
    }
  }

  private static void amount(Vendor vendor, Event event, TextOut out) {
    if (event.flaw == Flaw.BAD_AMOUNT) {
      out.add("abc");
      return;
    }
    switch (vendor) {
      case POS -> out.add("\"Rs ").grouped(event.cents).add('"');
      case BANK -> out.plain(event.cents);
      case ERP -> out.add(event.cents);
      case D2C -> out.add("\"$").grouped(event.cents).add('"');
    }
  }

  private static void rest(Vendor vendor, Event event, TextOut out) {
    switch (vendor) {
      case POS -> out.add("gold,").add(event.method).add(event.promotion ? ",X10" : ",");
      case BANK -> {
        out.add(event.method).add(event.flag ? ",true," : ",false,");
        out.add(event.node);
      }
      case ERP -> out.add(event.method).add(",erp,erp-node-").add(event.node);
      case D2C -> {
        out.add(event.method).add(',');
        for (int i = 0; i < event.lines; i++) {
          out.add(i == 0 ? "S" : ";S").add(event.lineSkus[i]).add('x');
          out.add(event.lineQuantities[i]).add('@').plain(event.lineCents[i]);
        }
      }
    }
  }

  private static void text(CharSequence text, TextOut out) {
    out.add('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.add(c == '"' ? "\"\"" : String.valueOf(c));
    }
    out.add('"');
  }
}
