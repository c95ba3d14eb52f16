package dev.titan.wire.bigquery.write;

import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.protobuf.Any;
import com.google.rpc.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;

/** A refusal as the service tells it: a status with the details that clients look for. */
final class StreamError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient com.google.rpc.Status status;

  private StreamError(com.google.rpc.Status status) {
    super(status.getMessage());
    this.status = status;
  }

  static StreamError of(Code code, StorageErrorCode detail, String entity, String message) {
    StorageError error =
        StorageError.newBuilder()
            .setCode(detail)
            .setEntity(entity)
            .setErrorMessage(message)
            .build();
    return new StreamError(
        com.google.rpc.Status.newBuilder()
            .setCode(code.getNumber())
            .setMessage(message + " Entity: " + entity)
            .addDetails(Any.pack(error))
            .build());
  }

  static StreamError plain(Code code, String message) {
    return new StreamError(
        com.google.rpc.Status.newBuilder().setCode(code.getNumber()).setMessage(message).build());
  }

  /** Within an answer to rows. */
  com.google.rpc.Status status() {
    return status;
  }

  /** As the end of a call. */
  StatusRuntimeException asEnd() {
    return StatusProto.toStatusRuntimeException(status);
  }
}
