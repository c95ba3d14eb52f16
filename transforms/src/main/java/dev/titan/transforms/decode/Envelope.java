package dev.titan.transforms.decode;

import dev.titan.transforms.decode.JsonHead.Kind;
import dev.titan.transforms.decode.JsonHead.Member;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells an envelope, {@code {"orders": […], "next": null}}, from an order that has a list of items.
 * An envelope holds exactly one array of objects (at most one object deeper, {@code {"data":
 * {"orders": […]}}}), and beside it only notes about the delivery: page numbers, cursors, a status.
 * Any other member is data that would be lost with the envelope, so the object is then one record.
 */
final class Envelope {
  /** Keys longer than this are no notes. */
  static final int LONGEST_NOTE = 40;

  /** Keys of notes, in lower case without anything but letters. */
  private static final Set<String> NOTES =
      Set.of(
          "next",
          "nextpage",
          "nexttoken",
          "nextpagetoken",
          "nextcursor",
          "nexturl",
          "nextlink",
          "previous",
          "prev",
          "prevpage",
          "previouspage",
          "first",
          "last",
          "self",
          "cursor",
          "cursors",
          "after",
          "before",
          "token",
          "continuationtoken",
          "syncid",
          "count",
          "total",
          "totalcount",
          "totalresults",
          "totalrecords",
          "totalitems",
          "totalpages",
          "totalelements",
          "numberofelements",
          "totalrows",
          "recordcount",
          "rowcount",
          "results",
          "page",
          "pages",
          "pageno",
          "pagenumber",
          "pageindex",
          "pagesize",
          "pagecount",
          "perpage",
          "currentpage",
          "lastpage",
          "limit",
          "offset",
          "size",
          "start",
          "hasmore",
          "hasnext",
          "hasnextpage",
          "more",
          "empty",
          "sort",
          "pageable",
          "islastpage",
          "links",
          "link",
          "meta",
          "metadata",
          "pagination",
          "paging",
          "pageinfo",
          "summary",
          "status",
          "statuscode",
          "success",
          "ok",
          "message",
          "messages",
          "msg",
          "code",
          "error",
          "errors",
          "errorcode",
          "warnings",
          "responsecode",
          "requestid",
          "traceid",
          "took",
          "object",
          "kind",
          "type",
          "url",
          "href",
          "etag",
          "schema",
          "version",
          "apiversion",
          "generatedat",
          "generatedon",
          "exportedat",
          "exportdate",
          "exportedon",
          "createdat",
          "timestamp",
          "servertime",
          "fetchedat",
          "datetimeutc",
          "providername",
          "startposition",
          "maxresults",
          "averagerating",
          "totalreviewcount",
          "totalsize",
          "jsonrpc",
          "itemsperpage",
          "resultsperpage",
          "done",
          "nextrecordsurl",
          "nextpageurl",
          "responsestatus",
          "responsetime",
          "context",
          "odatacontext",
          "odatacount",
          "odatanextlink",
          "odatametadata",
          "from",
          "to",
          "since",
          "until",
          "fromdate",
          "todate",
          "startdate",
          "enddate",
          "daterange",
          "period",
          "report",
          "reportname",
          "filename",
          "exportid",
          "name",
          "title",
          "description",
          "restaurant",
          "merchant",
          "store",
          "shop",
          "outlet",
          "branch",
          "company",
          "business",
          "organization",
          "organisation");

  /** Notes of an answer, but in an object with a list of lines they are the record's own. */
  private static final Set<String> DOUBTFUL = Set.of("id", "time", "date");

  /** Lists of nothing but records: what stands beside them is the head of a statement. */
  private static final Pattern RECORDS =
      Pattern.compile("(transaction|entrie|record|row|movement|posting)s?(details|list|data)?");

  /** Lists that records have. */
  private static final Pattern LINES =
      Pattern.compile(".*(item|line|product|detail|tax|discount|option|tender|fee).*");

  private Envelope() {}

  /** Whether a member of that key only says something about the delivery. */
  static boolean isNote(String key) {
    if (key.length() > LONGEST_NOTE) {
      return false;
    }
    return NOTES.contains(bare(key));
  }

  private static String bare(String key) {
    return key.length() > LONGEST_NOTE ? "" : key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  /** The only list of objects, if its name says that they are records. */
  private static Optional<Member> records(List<Member> members) {
    List<Member> lists = members.stream().filter(m -> m.kind() == Kind.OBJECTS).toList();
    boolean known = lists.size() == 1 && RECORDS.matcher(bare(lists.get(0).key())).matches();
    return known ? Optional.of(lists.get(0)) : Optional.empty();
  }

  /** What is left beside a list of records if the doubtful keys are notes too. */
  private static List<Member> withoutDoubtful(List<Member> content) {
    boolean lines =
        content.stream()
            .anyMatch(m -> m.kind() == Kind.OBJECTS && LINES.matcher(bare(m.key())).matches());
    return lines
        ? content
        : content.stream()
            .filter(m -> m.kind() != Kind.OTHER || !DOUBTFUL.contains(bare(m.key())))
            .toList();
  }

  /**
   * Where the elements of an envelope's array begin: the index behind its bracket.
   *
   * @param start the index of the envelope's opening brace
   */
  static OptionalInt find(JsonHead head, int start) {
    return find(head, start, true);
  }

  private static OptionalInt find(JsonHead head, int start, boolean mayNest) {
    Optional<List<Member>> members = head.members(start);
    if (members.isEmpty()) {
      return OptionalInt.empty();
    }
    // An array of objects is never a note, unless there is another one: {"results": [...]}.
    List<Member> content =
        members.get().stream().filter(m -> !isNote(m.key()) || m.kind() == Kind.OBJECTS).toList();
    if (content.size() > 1) {
      content = content.stream().filter(m -> !isNote(m.key())).toList();
    }
    if (content.size() > 1) {
      content = withoutDoubtful(content);
    }
    if (content.size() > 1) {
      content = records(members.get()).map(List::of).orElse(content);
    }
    if (content.size() != 1) {
      return OptionalInt.empty();
    }
    Member only = content.get(0);
    return switch (only.kind()) {
      case OBJECTS, EMPTY_ARRAY -> OptionalInt.of(only.start() + 1);
      case OBJECT -> mayNest ? find(head, only.start(), false) : OptionalInt.empty();
      case OTHER -> OptionalInt.empty();
    };
  }
}
