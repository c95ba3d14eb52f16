package dev.titan.pipelines.dataflow;

import com.google.api.services.dataflow.model.DataflowPackage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.runners.dataflow.options.DataflowPipelineDebugOptions;
import org.apache.beam.runners.dataflow.util.PackageUtil.StagedFile;
import org.apache.beam.runners.dataflow.util.Stager;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Takes what the runner would upload, and keeps it for the test: nothing leaves the machine. The
 * runner makes its own stager, by class, so what is kept is found under the name of the job.
 */
public final class KeptStager implements Stager {
  private static final Map<String, byte[]> PIPELINES = new ConcurrentHashMap<>();
  private static final String PIPELINE_FILE = "pipeline.pb";

  private final String job;

  private KeptStager(String job) {
    this.job = job;
  }

  /** Called by the runner, as {@link DataflowPipelineDebugOptions#getStagerClass()} demands. */
  public static KeptStager fromOptions(PipelineOptions options) {
    return new KeptStager(options.getJobName());
  }

  /** The portable form of a job's pipeline. */
  static Optional<byte[]> pipelineOf(String job) {
    return Optional.ofNullable(PIPELINES.remove(job));
  }

  @Override
  public List<DataflowPackage> stageFiles(List<StagedFile> files) {
    return List.of();
  }

  @Override
  public DataflowPackage stageToFile(byte[] bytes, String name) {
    if (name.equals(PIPELINE_FILE)) {
      PIPELINES.put(job, bytes);
    }
    return new DataflowPackage().setName(name).setLocation("kept:" + name);
  }
}
