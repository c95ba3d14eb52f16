package dev.titan.benchmark.generate;

/** The vendors' events as JSON objects of about 350 bytes. */
final class JsonRecords implements RecordWriter {
  private static final String[] CITIES = {
    "Mumbai", "Pune", "Delhi", "Chennai", "Kochi", "Jaipur", "Nagpur", "Surat"
  };

  @Override
  public void write(Vendor vendor, Event event, TextOut out) {
    switch (vendor) {
      case POS -> pos(event, out);
      case BANK -> bank(event, out);
      case ERP -> erp(event, out);
      case D2C -> d2c(event, out);
    }
  }

  private static void id(String key, Vendor vendor, Event event, TextOut out) {
    if (event.flaw != Flaw.NO_ID) {
      out.add('"').add(key).add("\":\"").id(vendor, event).add("\",");
    }
  }

  private static void pos(Event event, TextOut out) {
    out.add('{');
    id("event_id", Vendor.POS, event, out);
    out.add("\"tenant\":{\"id\":\"t").padded(event.owner, 2);
    out.add("\",\"name\":\"Acme Retail\"},\"store\":{\"id\":\"L").add(event.location);
    out.add("\",\"city\":\"").add(CITIES[event.location % CITIES.length]);
    out.add("\",\"geo\":{\"lat\":19.07,\"lon\":72.88}},\"type\":\"").add(event.type);
    out.add("\",\"ts\":\"");
    if (event.flaw == Flaw.BAD_DATE) {
      out.add("not-a-date");
    } else {
      out.isoTime(event);
    }
    out.add("\",\"exported_at\":\"2024-03-").add(event.exportDay).add("T00:10:00Z\",\"amount\":\"");
    if (event.flaw == Flaw.BAD_AMOUNT) {
      out.add("Rs abc");
    } else {
      out.add("Rs ").grouped(event.cents);
    }
    out.add("\",\"currency\":\"INR\",\"qty\":").add(event.quantity).add(",\"desc\":");
    text(event.text, out);
    out.add(",\"customer\":{\"id\":\"c")
        .add(event.customer)
        .add("\",\"tier\":\"gold\"},\"pay\":\"");
    out.add(event.method).add(event.promotion ? "\",\"promo\":\"X10\"}" : "\"}");
  }

  private static void bank(Event event, TextOut out) {
    out.add('{');
    id("id", Vendor.BANK, event, out);
    out.add("\"tenantId\":\"t").padded(event.owner, 2).add("\",\"locationId\":\"L");
    out.add(event.location).add("\",\"category\":\"").add(event.type).add("\",\"eventDate\":\"");
    if (event.flaw == Flaw.BAD_DATE) {
      out.add("31-31-31");
    } else {
      out.dayFirst(event);
    }
    out.add("\",\"exportDate\":\"2024-03-").add(event.exportDay).add("\",\"amt\":");
    if (event.flaw == Flaw.BAD_AMOUNT) {
      out.add("1e40"); // a number of JSON, but of no ledger
    } else {
      out.plain(event.cents);
    }
    out.add(",\"ccy\":\"USD\",\"units\":").add(event.quantity).add(",\"narrative\":");
    text(event.text, out);
    out.add(",\"custRef\":\"c").add(event.customer).add("\",\"method\":\"").add(event.method);
    out.add("\",\"tags\":[\"web\",\"b2b\"],\"flag\":").add(event.flag ? "true" : "false");
    out.add(",\"branch\":{\"desk\":").add(event.node).add(",\"open\":true},\"ref\":null}");
  }

  private static void erp(Event event, TextOut out) {
    out.add('{');
    id("uid", Vendor.ERP, event, out);
    out.add("\"org\":\"t").padded(event.owner, 2).add("\",\"site\":\"L").add(event.location);
    out.add("\",\"kind\":\"").add(event.type).add("\",\"epochMs\":");
    if (event.flaw == Flaw.BAD_DATE) {
      out.add("1.5e300");
    } else {
      out.millis(event, event.day);
    }
    out.add(",\"exportMs\":").add(1_709_251_200_000L + event.exportDay * 86_400_000L);
    out.add(",\"minor\":");
    if (event.flaw == Flaw.BAD_AMOUNT) {
      out.add("1e40");
    } else {
      out.add(event.cents);
    }
    out.add(",\"cur\":\"EUR\",\"count\":").add(event.quantity).add(",\"memo\":");
    text(event.text, out);
    out.add(",\"who\":\"c").add(event.customer).add("\",\"payment\":\"").add(event.method);
    out.add("\",\"src\":{\"sys\":\"erp\",\"ver\":3,\"host\":\"erp-node-").add(event.node);
    out.add("\",\"zone\":\"eu-west\"}}");
  }

  private static void d2c(Event event, TextOut out) {
    out.add("{\"header\":{");
    id("eventId", Vendor.D2C, event, out);
    out.add("\"tenant\":\"t").padded(event.owner, 2).add("\",\"loc\":\"L").add(event.location);
    out.add("\",\"dt\":\"");
    if (event.flaw == Flaw.BAD_DATE) {
      out.add("2024XX01");
    } else {
      out.compactDay(event, event.day);
    }
    out.add("\",\"exp\":\"202403").add(event.exportDay).add("\"},\"lines\":[");
    for (int i = 0; i < event.lines; i++) {
      out.add(i == 0 ? "{\"sku\":\"S" : ",{\"sku\":\"S").add(event.lineSkus[i]).add("\",\"q\":");
      out.add(event.lineQuantities[i]).add(",\"p\":\"$").grouped(event.lineCents[i]).add("\"}");
    }
    out.add("],\"total\":\"$");
    if (event.flaw != Flaw.BAD_AMOUNT) {
      out.grouped(event.cents);
    }
    out.add("\",\"cur\":\"USD\",\"cat\":\"").add(event.type).add("\",\"units\":");
    out.add(event.quantity).add(",\"note\":");
    text(event.text, out);
    out.add(",\"cust\":\"c").add(event.customer).add("\",\"pm\":\"").add(event.method).add("\"}");
  }

  private static void text(CharSequence text, TextOut out) {
    out.add('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.add("\\\"");
        case '\u20b9' -> out.add("\\u20b9");
        default -> out.add(c);
      }
    }
    out.add('"');
  }
}
