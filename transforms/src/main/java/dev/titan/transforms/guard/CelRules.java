package dev.titan.transforms.guard;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.titan.schemas.reason.ReasonCode;
import dev.titan.transforms.refine.EntryLine;
import dev.titan.transforms.refine.RefineOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tenant rules in CEL. A tenant writes them, so every dimension in which an expression could grow
 * without end has a limit; CEL itself has neither loops nor effects.
 */
final class CelRules implements TenantRules {
  private static final int MAX_RULES = 200;
  private static final CelOptions LIMITS =
      CelOptions.current()
          .maxExpressionCodePointSize(4_000)
          .maxParseRecursionDepth(50)
          .comprehensionMaxIterations(1_000)
          .maxRegexProgramSize(500)
          .enableListConcatenation(false)
          .build();

  private record Program(String id, CelRuntime.Program when, CelRuntime.Program require) {}

  private final List<Program> programs = new ArrayList<>();

  CelRules(List<Rule> rules) {
    if (rules.size() > MAX_RULES) {
      throw new RuleException(
          "a tenant may have " + MAX_RULES + " rules, not " + rules.size() + "; join some of them");
    }
    CelCompiler compiler = compiler();
    CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(LIMITS).build();
    Set<String> ids = new HashSet<>();
    for (Rule rule : rules) {
      if (rule.id() == null || rule.id().isBlank() || !ids.add(rule.id())) {
        throw new RuleException(
            "each rule needs an id of its own, but '" + rule.id() + "' is none");
      }
      CelRuntime.Program when =
          rule.when() == null || rule.when().isBlank()
              ? null
              : compile(compiler, runtime, rule.id() + ".when", rule.when());
      String require = rule.require() == null ? "" : rule.require();
      programs.add(
          new Program(
              rule.id(), when, compile(compiler, runtime, rule.id() + ".require", require)));
    }
  }

  private static CelCompiler compiler() {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(LIMITS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setResultType(SimpleType.BOOL);
    for (String name : RuleVariables.STRINGS) {
      builder.addVar(name, SimpleType.STRING);
    }
    for (String name : RuleVariables.NUMBERS) {
      builder.addVar(name, SimpleType.INT);
    }
    for (String name : RuleVariables.TRUTHS) {
      builder.addVar(name, SimpleType.BOOL);
    }
    return builder.build();
  }

  private static CelRuntime.Program compile(
      CelCompiler compiler, CelRuntime runtime, String name, String expression) {
    try {
      CelAbstractSyntaxTree tree = compiler.compile(expression, name).getAst();
      return runtime.createProgram(tree);
    } catch (CelValidationException | CelEvaluationException e) {
      throw new RuleException("rule " + name + " cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean allow(EntryLine line, GuardContext context, RefineOutcome outcome) {
    RuleVariables variables = new RuleVariables(line, context);
    for (Program program : programs) {
      try {
        boolean applies = program.when() == null || isTrue(program.when(), variables);
        if (applies && !isTrue(program.require(), variables)) {
          outcome.failed(ReasonCode.RULE_VIOLATED, null, program.id());
          return false;
        }
      } catch (CelEvaluationException e) {
        // The message of the exception may quote values: the rule's name must do.
        outcome.failed(ReasonCode.RULE_FAILED, null, program.id() + ": " + e.getErrorCode().name());
        return false;
      }
    }
    return true;
  }

  private static boolean isTrue(CelRuntime.Program program, RuleVariables variables)
      throws CelEvaluationException {
    return Boolean.TRUE.equals(program.eval(variables));
  }
}
