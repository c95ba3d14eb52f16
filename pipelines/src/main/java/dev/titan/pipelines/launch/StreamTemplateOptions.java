package dev.titan.pipelines.launch;

import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.Validation;

/** What a stream of messages that hold records is told. */
public interface StreamTemplateOptions extends TemplateOptions, StreamingTemplateOptions {
  @TemplateParameter(
      order = 20,
      label = "Tenant",
      group = "Whose records they are",
      pattern = Patterns.NAME,
      example = "acme")
  @Description(
      "Whose subscription it is: messages that name no tenant are of this one, and so are the dead"
          + " letters of those that cannot be believed.")
  @Validation.Required
  String getTenant();

  void setTenant(String tenant);

  @TemplateParameter(
      order = 21,
      label = "Location",
      group = "Whose records they are",
      pattern = Patterns.NAME,
      example = "pune")
  @Description("The place of business of messages that name none.")
  String getLocation();

  void setLocation(String location);

  @TemplateParameter(
      order = 22,
      label = "Source",
      group = "Whose records they are",
      pattern = Patterns.NAME,
      example = "petpooja")
  @Description("The system that messages which name none come from.")
  String getSource();

  void setSource(String source);

  @TemplateParameter(
      order = 23,
      label = "Trusted tenants",
      group = "Whose records they are",
      pattern = Patterns.NAMES,
      example = "acme-west,acme-east")
  @Description(
      "Other tenants that messages may name (attribute tenant_id), with commas between them; * is"
          + " any. Only where all who may publish are trusted with that.")
  String getTrustedTenants();

  void setTrustedTenants(String tenants);
}
