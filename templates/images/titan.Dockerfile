# All commands of Titan. A Cloud Run job names one as its arguments, such as "commit --json".
FROM gcr.io/distroless/java17-debian12:nonroot

# Anybody may read them, whatever umask they were built with: the user below has no other rights on them.
COPY --chmod=0755 pipelines/target/titan/sbom.json /titan/
COPY --chmod=0755 pipelines/src/main/launch/logging.properties /titan/
COPY --chmod=0755 pipelines/target/titan/lib-embedded/ /titan/lib/
COPY --chmod=0755 pipelines/target/titan/lib-cloud/ /titan/lib/
COPY --chmod=0755 pipelines/target/titan-pipelines.jar /titan/lib/

# By number, so that a platform can see that it is not root.
USER 65532:65532
WORKDIR /tmp
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8", "-Djava.util.logging.config.file=/titan/logging.properties", "-cp", "/titan/lib/*", "dev.titan.pipelines.cli.Titan"]
CMD ["--help"]
