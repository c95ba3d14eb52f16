package dev.titan.transforms.refine;

import dev.titan.schemas.mapping.Mapping;
import dev.titan.schemas.mapping.MappingJson;
import dev.titan.schemas.place.Location;
import dev.titan.transforms.decode.JsonScanner;
import dev.titan.transforms.personal.Tokenizer;
import dev.titan.transforms.record.FlatRecord;
import dev.titan.transforms.record.PathNode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** One compiled mapping with a worker around it: what the tests of this package refine with. */
public final class Bench {
  public static final byte[] KEY =
      "a key of a tenant, 32 bytes long".getBytes(StandardCharsets.US_ASCII);
  public static final Location PUNE =
      new Location("acme", "pune", ZoneId.of("Asia/Kolkata"), "INR");

  public final EntryLines lines = new EntryLines();
  public final Tokenizer tokenizer = new Tokenizer(KEY);
  private final FlatRecord record = new FlatRecord();
  private final JsonScanner scanner = new JsonScanner(64);
  private final CompiledMapping mapping;
  private RefineContext context;

  private Bench(Mapping mapping) {
    this.mapping = CompiledMapping.compile(mapping);
    at(PUNE);
  }

  /** A bench for a SALE mapping with these fields, and these further parts before its variants. */
  public static Bench of(String parts, String fields) {
    return ofVariant("SALE", parts, "\"fields\": {" + fields + "}");
  }

  /** A bench for a mapping of a category, with further parts and a variant without its needs. */
  public static Bench ofVariant(String category, String parts, String variant) {
    return new Bench(mapping(category, parts, variant));
  }

  /** A mapping whose one variant needs the path {@code id}. */
  public static Mapping mapping(String category, String parts, String variant) {
    String json =
        """
        {"id": "test", "version": 1, "tenant": "acme", "source": "pos", "category": "%s",
         "kind": "STREAM", "schemaFingerprint": "00112233445566778899aabbccddeeff", %s
         "variants": [{"needs": {"id": ["string", "number"]}, %s,
           "provenance": {"by": "person", "confidence": 1, "patch": null}}]}
        """
            .formatted(category, parts.isEmpty() ? "" : parts + ",", variant);
    return MappingJson.parse(json.replace('`', '"'), "test");
  }

  /** A bench for a whole mapping. */
  public static Bench of(Mapping mapping) {
    return new Bench(mapping);
  }

  /** From now on the records come from there, and may name those others. */
  public Bench at(Location place, Location... others) {
    context = new RefineContext(place, List.of(others), null, tokenizer);
    return this;
  }

  /** From now on the records come from that context. */
  public Bench in(RefineContext newContext) {
    context = newContext;
    return this;
  }

  /** Refines a JSON record, written with backticks for quotes. */
  public RefineOutcome json(String json) {
    byte[] bytes = json.replace('`', '"').getBytes(StandardCharsets.UTF_8);
    if (scanner.scan(bytes, 0, bytes.length, record) != null) {
      throw new IllegalArgumentException(scanner.detail() + ": " + json);
    }
    return mapping.refine(0, record, context, lines);
  }

  /** Refines a row of cells, as the decoder of delimited text gives it. */
  public RefineOutcome row(List<String> names, String... cells) {
    record.begin();
    PathNode root = record.tree().root();
    for (int i = 0; i < cells.length; i++) {
      byte[] cell = cells[i].getBytes(StandardCharsets.UTF_8);
      PathNode node = record.tree().child(root, names.get(i));
      record.addLeaf(node, FlatRecord.STRING, cell, 0, cell.length);
    }
    return mapping.refine(0, record, context, lines);
  }

  public FlatRecord record() {
    return record;
  }

  public CompiledMapping mapping() {
    return mapping;
  }

  public EntryLine line() {
    return lines.line(0);
  }

  public String attributes() {
    return line().attributes().toString();
  }

  public String contentHash() {
    return new String(lines.contentHash(), StandardCharsets.US_ASCII);
  }

  public String sourceHash() {
    return new String(lines.sourceHash(), StandardCharsets.US_ASCII);
  }

  public String keyBase() {
    return new String(lines.keyBase(), StandardCharsets.US_ASCII);
  }
}
