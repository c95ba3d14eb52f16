# The image of one Flex Template. What differs between templates is the class that the launcher starts.
# "latest" is what Google keeps patched; name a digest here to get the same base again.
ARG LAUNCHER=gcr.io/dataflow-templates-base/java17-template-launcher-base-distroless:latest
FROM ${LAUNCHER}

ARG MAIN_CLASS
COPY pipelines/target/titan/sbom.json /template/
COPY pipelines/target/titan/lib-embedded/ /template/lib/
COPY pipelines/target/titan/lib-cloud/ /template/lib/
COPY pipelines/target/titan-pipelines.jar /template/lib/

# The launcher stages all of it for the workers, each jar once, under the hash of its bytes.
ENV FLEX_TEMPLATE_JAVA_CLASSPATH=/template/lib/*
ENV FLEX_TEMPLATE_JAVA_MAIN_CLASS=${MAIN_CLASS}
