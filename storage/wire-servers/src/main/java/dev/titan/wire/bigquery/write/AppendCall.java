package dev.titan.wire.bigquery.write;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.RowError;
import com.google.protobuf.Int64Value;
import com.google.rpc.Code;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;

/**
 * One connection on which rows come. Stream and schema are named with the first rows, and again
 * when they change.
 */
final class AppendCall implements StreamObserver<AppendRowsRequest> {
  private final WriteStreams streams;
  private final StreamObserver<AppendRowsResponse> answers;
  private final WireFaults faults;
  private String name = "";
  private WrittenStream stream;
  private ProtoCells cells;
  private boolean ended;

  AppendCall(WriteStreams streams, StreamObserver<AppendRowsResponse> answers, WireFaults faults) {
    this.streams = streams;
    this.answers = answers;
    this.faults = faults;
  }

  @Override
  public void onNext(AppendRowsRequest request) {
    if (ended) {
      return; // the client sends on until it learns
    }
    try {
      AppendRowsResponse answer =
          faults.around("AppendRows", tableOf(request), () -> answer(request));
      answers.onNext(answer);
    } catch (RuntimeException e) {
      ended = true;
      answers.onError(WriteService.end(e));
    }
  }

  private String tableOf(AppendRowsRequest request) {
    String path = request.getWriteStream().isEmpty() ? name : request.getWriteStream();
    return path.replaceFirst("/streams/.*", "");
  }

  private AppendRowsResponse answer(AppendRowsRequest request) {
    AppendRowsResponse.Builder answer = AppendRowsResponse.newBuilder();
    try {
      prepare(request);
      answer.setWriteStream(name);
      List<List<Object>> rows = rows(request, answer);
      if (answer.getRowErrorsCount() > 0) {
        throw StreamError.plain(
            Code.INVALID_ARGUMENT, "Errors found while processing rows. See row_errors.");
      }
      Long offset = request.hasOffset() ? request.getOffset().getValue() : null;
      long at = stream.append(offset, rows);
      AppendRowsResponse.AppendResult.Builder result = AppendRowsResponse.AppendResult.newBuilder();
      if (offset != null) {
        result.setOffset(Int64Value.of(at));
      }
      return answer.setAppendResult(result).build();
    } catch (StreamError e) {
      if (stream == null) {
        throw e; // there is no connection to a stream that is not there
      }
      return answer.setError(e.status()).build();
    }
  }

  private void prepare(AppendRowsRequest request) {
    if (!request.hasProtoRows()) {
      throw StreamError.plain(Code.UNIMPLEMENTED, "this local server takes proto rows only");
    }
    boolean another = !request.getWriteStream().isEmpty() && !request.getWriteStream().equals(name);
    if (another || stream == null) {
      stream = streams.find(request.getWriteStream());
      name = request.getWriteStream();
    }
    if (request.getProtoRows().hasWriterSchema()) {
      cells =
          new ProtoCells(
              streams.columns(stream.table()),
              request.getProtoRows().getWriterSchema().getProtoDescriptor());
    } else if (cells == null || another) {
      throw StreamError.plain(
          Code.INVALID_ARGUMENT, "Schema is required with the first rows of a stream.");
    }
  }

  private List<List<Object>> rows(AppendRowsRequest request, AppendRowsResponse.Builder answer) {
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < request.getProtoRows().getRows().getSerializedRowsCount(); i++) {
      try {
        rows.add(cells.row(request.getProtoRows().getRows().getSerializedRows(i)));
      } catch (IllegalArgumentException e) {
        answer.addRowErrors(
            RowError.newBuilder()
                .setIndex(i)
                .setCode(RowError.RowErrorCode.FIELDS_ERROR)
                .setMessage(e.getMessage()));
      }
    }
    return rows;
  }

  @Override
  public void onError(Throwable cause) {
    ended = true; // the client has gone
  }

  @Override
  public void onCompleted() {
    if (!ended) {
      answers.onCompleted();
    }
  }
}
