package dev.titan.wire.bigquery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsRequest;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FlushRowsRequest;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.Int64Value;
import com.google.protobuf.UnknownFieldSet;
import dev.titan.wire.Faults;
import dev.titan.wire.bigquery.write.StorageWriteServer;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.StreamObserver;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams as the service has them: offsets, types, ends. */
final class StorageWriteServerTest {
  private static final TableName TABLE = new TableName("p", "d", "t");
  private static final String PARENT = "projects/p/datasets/d/tables/t";

  private final MemoryTables tables = new MemoryTables();
  private final BigQueryServer json = BigQueryServer.start(tables, Faults.seeded(0));
  private final StorageWriteServer server =
      StorageWriteServer.before(json, tables, Faults.seeded(0));
  private ManagedChannel channel;
  private BigQueryWriteGrpc.BigQueryWriteBlockingStub calls;

  @BeforeEach
  void connect() {
    StorageWriteServer.trust();
    tables.createDataset("p.d");
    tables.createTable(TABLE, List.of(new Column("id", "INT64", true)));
    channel =
        Grpc.newChannelBuilderForAddress(
                "localhost", URI.create(server.url()).getPort(), TlsChannelCredentials.create())
            .build();
    calls = BigQueryWriteGrpc.newBlockingStub(channel);
  }

  @AfterEach
  void close() {
    channel.shutdownNow();
    server.close();
    json.close();
  }

  private String stream(WriteStream.Type type) {
    return calls
        .createWriteStream(
            CreateWriteStreamRequest.newBuilder()
                .setParent(PARENT)
                .setWriteStream(WriteStream.newBuilder().setType(type))
                .build())
        .getName();
  }

  /** Appends on a connection of its own. */
  private AppendRowsResponse append(String stream, Long offset, long... ids) {
    ProtoRows.Builder rows = ProtoRows.newBuilder();
    for (long id : ids) {
      rows.addSerializedRows(row(id));
    }
    DescriptorProto row =
        DescriptorProto.newBuilder()
            .setName("Row")
            .addField(
                FieldDescriptorProto.newBuilder()
                    .setName("id")
                    .setNumber(1)
                    .setType(FieldDescriptorProto.Type.TYPE_INT64)
                    .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL))
            .build();
    AppendRowsRequest.Builder request =
        AppendRowsRequest.newBuilder()
            .setWriteStream(stream)
            .setProtoRows(
                AppendRowsRequest.ProtoData.newBuilder()
                    .setWriterSchema(ProtoSchema.newBuilder().setProtoDescriptor(row))
                    .setRows(rows));
    if (offset != null) {
      request.setOffset(Int64Value.of(offset));
    }
    CompletableFuture<AppendRowsResponse> answer = new CompletableFuture<>();
    StreamObserver<AppendRowsRequest> requests =
        BigQueryWriteGrpc.newStub(channel)
            .appendRows(
                new StreamObserver<>() {
                  @Override
                  public void onNext(AppendRowsResponse response) {
                    answer.complete(response);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    answer.completeExceptionally(failure);
                  }

                  @Override
                  public void onCompleted() {}
                });
    requests.onNext(request.build());
    AppendRowsResponse response = answer.join();
    requests.onCompleted();
    return response;
  }

  /** A message with one number; a negative one stands for none. */
  private static ByteString row(long id) {
    UnknownFieldSet.Builder message = UnknownFieldSet.newBuilder();
    if (id >= 0) {
      message.addField(1, UnknownFieldSet.Field.newBuilder().addVarint(id).build());
    }
    return message.build().toByteString();
  }

  private int seen() {
    return tables.rows(TABLE).size();
  }

  @Test
  void rowsOfABufferedStreamAreSeenWhenTheyAreFlushedAndEachOffsetIsGivenOnce() {
    String stream = stream(WriteStream.Type.BUFFERED);

    assertEquals(0, append(stream, 0L, 1, 2).getAppendResult().getOffset().getValue());
    assertEquals(Status.Code.ALREADY_EXISTS.value(), append(stream, 0L, 1, 2).getError().getCode());
    assertEquals(Status.Code.OUT_OF_RANGE.value(), append(stream, 3L, 3).getError().getCode());
    assertEquals(0, seen());
    flush(stream, 0);
    assertEquals(List.of(List.of(1L)), tables.rows(TABLE));
    flush(stream, 1);
    assertEquals(2, seen());
    assertEquals(Status.Code.ALREADY_EXISTS, code(() -> flush(stream, 1)));
    assertEquals(Status.Code.OUT_OF_RANGE, code(() -> flush(stream, 2)));
  }

  private void flush(String stream, long offset) {
    long flushed =
        calls
            .flushRows(
                FlushRowsRequest.newBuilder()
                    .setWriteStream(stream)
                    .setOffset(Int64Value.of(offset))
                    .build())
            .getOffset();
    assertEquals(offset, flushed);
  }

  @Test
  void pendingStreamsAreCommittedAllOrNone() {
    String first = stream(WriteStream.Type.PENDING);
    String second = stream(WriteStream.Type.PENDING);
    append(first, 0L, 1);
    append(second, 0L, 2);
    finish(first);

    assertEquals(1, commit(first, second), "the second is not finished");
    assertEquals(0, seen());
    finish(second);
    assertEquals(0, commit(first, second));
    assertEquals(2, seen());
    assertEquals(2, commit(first, second), "both are committed");
    assertTrue(append(first, 1L, 3).hasError());
    assertEquals(2, seen());
  }

  private void finish(String stream) {
    assertEquals(
        1,
        calls
            .finalizeWriteStream(FinalizeWriteStreamRequest.newBuilder().setName(stream).build())
            .getRowCount());
  }

  private int commit(String... streams) {
    return calls
        .batchCommitWriteStreams(
            BatchCommitWriteStreamsRequest.newBuilder()
                .setParent(PARENT)
                .addAllWriteStreams(List.of(streams))
                .build())
        .getStreamErrorsCount();
  }

  @Test
  void rowsOfTheDefaultStreamAreSeenAtOnceAndThoseThatDoNotFitAreNamed() {
    append(PARENT + "/streams/_default", null, 1, 2);
    assertEquals(2, seen());

    AppendRowsResponse refused = append(PARENT + "/streams/_default", null, 3, -1);

    assertEquals(1, refused.getRowErrors(0).getIndex());
    assertEquals(Status.Code.INVALID_ARGUMENT.value(), refused.getError().getCode());
    assertEquals(2, seen());
  }

  @Test
  void whatIsNotThereIsNotFound() {
    CreateWriteStreamRequest request =
        CreateWriteStreamRequest.newBuilder().setParent(PARENT + "2").build();

    assertEquals(Status.Code.NOT_FOUND, code(() -> calls.createWriteStream(request)));
    assertEquals(Status.Code.NOT_FOUND, code(() -> flush(PARENT + "/streams/none", 0)));
  }

  private static Status.Code code(Runnable call) {
    return assertThrows(StatusRuntimeException.class, call::run).getStatus().getCode();
  }
}
