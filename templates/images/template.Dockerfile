# The image of one Flex Template. What differs between templates is the class that the launcher starts.
# "latest" is what Google keeps patched; name a digest here to get the same base again.
ARG LAUNCHER=gcr.io/dataflow-templates-base/java17-template-launcher-base-distroless:latest
FROM ${LAUNCHER}

# It runs as its base does: no USER here. The framework of Flex Templates "always expects logs" in
# /var/log/dataflow/template_launcher (FlexTemplatesLogging of https://github.com/GoogleCloudPlatform/DataflowTemplates),
# and the launcher for Python was seen to end at once under a user who may not write there
# (https://github.com/GoogleCloudPlatform/python-docs-samples/issues/13213). Nothing was found that says so of the launcher
# for Java, nor that another user is supported, nor whether the machine of a launch mounts that folder, in which case no
# right given here would help. So somebody must see a launch with another user first. What runs here is one launch; no
# worker of a job runs from this image.

ARG MAIN_CLASS
# With rights that do not depend on those of the files, which are the umask of who has built them.
COPY --chmod=0755 pipelines/target/titan/sbom.json /template/
COPY --chmod=0755 pipelines/target/titan/lib-embedded/ /template/lib/
COPY --chmod=0755 pipelines/target/titan/lib-cloud/ /template/lib/
COPY --chmod=0755 pipelines/target/titan-pipelines.jar /template/lib/

# The launcher stages all of it for the workers, each jar once, under the hash of its bytes.
ENV FLEX_TEMPLATE_JAVA_CLASSPATH=/template/lib/*
ENV FLEX_TEMPLATE_JAVA_MAIN_CLASS=${MAIN_CLASS}
