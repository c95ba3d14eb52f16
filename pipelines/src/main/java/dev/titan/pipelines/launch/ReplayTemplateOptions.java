package dev.titan.pipelines.launch;

import dev.titan.schemas.reason.ReasonCode;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** What a replay is told. Conditions add up; without any, everything is read again. */
public interface ReplayTemplateOptions extends TemplateOptions {
  @TemplateParameter(
      order = 10,
      label = "Tenant",
      group = "What is read again",
      pattern = Patterns.NAME,
      example = "acme")
  @Description("Only what is of this tenant.")
  String getTenant();

  void setTenant(String tenant);

  @TemplateParameter(
      order = 11,
      label = "Source",
      group = "What is read again",
      pattern = Patterns.NAME,
      example = "petpooja")
  @Description("Only what is of this source.")
  String getSource();

  void setSource(String source);

  @TemplateParameter(
      order = 12,
      label = "Last days",
      group = "What is read again",
      pattern = Patterns.SMALL_NUMBER,
      kind = TemplateParameter.Kind.NUMBER,
      example = "7")
  @Description("Only what was first received in so many days, of which today (UTC) is the last.")
  Integer getDays();

  void setDays(Integer days);

  @TemplateParameter(
      order = 13,
      label = "Run",
      group = "What is read again",
      pattern = Patterns.RUN,
      example = "20261123-095702-3f9a1c")
  @Description("Only what this run delivered, such as a checkpoint that is to be read anew.")
  String getDeliveredBy();

  void setDeliveredBy(String run);

  @TemplateParameter(
      order = 14,
      label = "Dead letters only",
      group = "What is read again",
      kind = TemplateParameter.Kind.BOOLEAN,
      example = "true")
  @Description(
      "Only what holds open dead letters, but for those that were tried too often (setting"
          + " replay.maxTries).")
  @Default.Boolean(false)
  Boolean getDeadLetters();

  void setDeadLetters(Boolean only);

  @TemplateParameter(
      order = 15,
      label = "Reason",
      group = "What is read again",
      kind = TemplateParameter.Kind.ENUM,
      example = "CURRENCY_UNKNOWN")
  @Description("Only what holds open dead letters for this reason.")
  ReasonCode getReason();

  void setReason(ReasonCode reason);

  @TemplateParameter(
      order = 16,
      label = "Limit",
      group = "What is read again",
      pattern = Patterns.NUMBER,
      kind = TemplateParameter.Kind.NUMBER,
      example = "10000")
  @Description("The first so many raw objects, or with dead letters so many of the oldest letters.")
  Integer getLimit();

  void setLimit(Integer limit);

  @TemplateParameter(
      order = 20,
      label = "Mapping snapshot",
      group = "How it is read",
      pattern = Patterns.HASH,
      example = "00112233445566778899aabbccddeeff")
  @Description("The hash of the mapping snapshot to read with, instead of the mappings of today.")
  String getSnapshot();

  void setSnapshot(String hash);
}
