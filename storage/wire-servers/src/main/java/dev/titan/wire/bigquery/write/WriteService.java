package dev.titan.wire.bigquery.write;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsRequest;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamResponse;
import com.google.cloud.bigquery.storage.v1.FlushRowsRequest;
import com.google.cloud.bigquery.storage.v1.FlushRowsResponse;
import com.google.cloud.bigquery.storage.v1.GetWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.protobuf.Timestamp;
import dev.titan.wire.ApiException;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The calls of the <a
 * href="https://cloud.google.com/bigquery/docs/reference/storage/rpc/google.cloud.bigquery.storage.v1#bigquerywrite">Storage
 * Write API</a>.
 */
final class WriteService extends BigQueryWriteGrpc.BigQueryWriteImplBase {
  private static final System.Logger LOG = System.getLogger(WriteService.class.getName());

  private final WriteStreams streams;
  private final WireFaults faults;

  WriteService(WriteStreams streams, WireFaults faults) {
    this.streams = streams;
    this.faults = faults;
  }

  @Override
  public void createWriteStream(
      CreateWriteStreamRequest request, StreamObserver<WriteStream> answers) {
    answer(
        "CreateWriteStream",
        request.getParent(),
        answers,
        () ->
            streams.describe(
                streams.create(request.getParent(), request.getWriteStream().getType())));
  }

  @Override
  public void getWriteStream(GetWriteStreamRequest request, StreamObserver<WriteStream> answers) {
    answer("GetWriteStream", request.getName(), answers, () -> streams.describe(request.getName()));
  }

  @Override
  public StreamObserver<AppendRowsRequest> appendRows(StreamObserver<AppendRowsResponse> answers) {
    return new AppendCall(streams, answers, faults);
  }

  @Override
  public void flushRows(FlushRowsRequest request, StreamObserver<FlushRowsResponse> answers) {
    answer(
        "FlushRows",
        request.getWriteStream(),
        answers,
        () -> {
          long offset = request.getOffset().getValue();
          streams.find(request.getWriteStream()).flush(offset);
          return FlushRowsResponse.newBuilder().setOffset(offset).build();
        });
  }

  @Override
  public void finalizeWriteStream(
      FinalizeWriteStreamRequest request, StreamObserver<FinalizeWriteStreamResponse> answers) {
    answer(
        "FinalizeWriteStream",
        request.getName(),
        answers,
        () ->
            FinalizeWriteStreamResponse.newBuilder()
                .setRowCount(streams.find(request.getName()).finish())
                .build());
  }

  /** All of them or none. */
  @Override
  public void batchCommitWriteStreams(
      BatchCommitWriteStreamsRequest request,
      StreamObserver<BatchCommitWriteStreamsResponse> answers) {
    answer("BatchCommitWriteStreams", request.getParent(), answers, () -> commit(request));
  }

  private BatchCommitWriteStreamsResponse commit(BatchCommitWriteStreamsRequest request) {
    BatchCommitWriteStreamsResponse.Builder answer = BatchCommitWriteStreamsResponse.newBuilder();
    List<WrittenStream> ready = new ArrayList<>();
    for (String name : request.getWriteStreamsList()) {
      WrittenStream stream = streams.find(name);
      StorageErrorCode obstacle = stream.obstacle();
      if (obstacle != null) {
        answer.addStreamErrors(StorageError.newBuilder().setCode(obstacle).setEntity(name));
      }
      ready.add(stream);
    }
    if (answer.getStreamErrorsCount() == 0) {
      ready.forEach(WrittenStream::commit);
      answer.setCommitTime(
          Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()).build());
    }
    return answer.build();
  }

  private <T> void answer(String call, String name, StreamObserver<T> answers, Supplier<T> work) {
    try {
      answers.onNext(faults.around(call, name.replaceFirst("/streams/.*", ""), work));
      answers.onCompleted();
    } catch (RuntimeException e) {
      answers.onError(end(e));
    }
  }

  /** How a call ends that has failed. */
  static Throwable end(RuntimeException failure) {
    if (failure instanceof StreamError error) {
      return error.asEnd();
    } else if (failure instanceof ApiException e) {
      return Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException();
    }
    LOG.log(Level.ERROR, "a local server failed", failure);
    return Status.INTERNAL.withDescription(failure.toString()).asRuntimeException();
  }
}
