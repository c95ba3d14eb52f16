package dev.titan.templates.terraform;

import dev.titan.templates.terraform.Expression.Access;
import dev.titan.templates.terraform.Expression.Entry;
import dev.titan.templates.terraform.Expression.Literal;
import dev.titan.templates.terraform.Expression.Operator;
import dev.titan.templates.terraform.Expression.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.openrewrite.hcl.internal.grammar.HCLParser;

/** Makes our own expressions of those of the grammar. What it does not know, it refuses. */
final class HclExpressions {
  private final String file;

  HclExpressions(String file) {
    this.file = file;
  }

  Expression of(HCLParser.ExpressionContext expression) {
    if (expression instanceof HCLParser.ExpressionTermContext term) {
      return term(term.exprTerm());
    }
    if (expression instanceof HCLParser.OperationExpressionContext operation) {
      return operation(operation.operation());
    }
    if (expression instanceof HCLParser.ConditionalExpressionContext conditional) {
      return new Expression.Conditional(
          of(conditional.expression(0)),
          of(conditional.expression(1)),
          of(conditional.expression(2)),
          place(conditional));
    }
    throw unknown(expression);
  }

  private Expression operation(HCLParser.OperationContext operation) {
    return operation.unaryOp() == null ? binary(operation.binaryOp()) : unary(operation.unaryOp());
  }

  private Expression unary(HCLParser.UnaryOpContext unary) {
    return new Expression.Operation(
        unary.NOT() == null ? Operator.ARITHMETIC : Operator.TRUTH,
        List.of(term(unary.exprTerm())),
        place(unary));
  }

  private Expression binary(HCLParser.BinaryOpContext binary) {
    List<Expression> operands = new ArrayList<>();
    if (binary.unaryOp() != null) {
      operands.add(unary(binary.unaryOp()));
    }
    binary.exprTerm().forEach(term -> operands.add(term(term)));
    if (binary.operation() != null) {
      operands.add(operation(binary.operation()));
    }
    // The grammar knows no precedence: a comparison anywhere in a chain makes it one of truth.
    boolean truth =
        binary.binaryOperator().arithmeticOperator() == null
            || operands.stream()
                .anyMatch(
                    operand ->
                        operand instanceof Expression.Operation inner
                            && inner.operator() == Operator.TRUTH);
    return new Expression.Operation(
        truth ? Operator.TRUTH : Operator.ARITHMETIC, operands, place(binary));
  }

  private Expression term(HCLParser.ExprTermContext term) {
    if (term instanceof HCLParser.TemplateExpressionContext template) {
      return template(template.templateExpr());
    }
    if (term instanceof HCLParser.LiteralExpressionContext literal) {
      return literal(literal.literalValue());
    }
    if (term instanceof HCLParser.ForExpressionContext loop) {
      return loop.forExpr().forTupleExpr() == null
          ? forObject(loop.forExpr().forObjectExpr())
          : forTuple(loop.forExpr().forTupleExpr());
    }
    if (term instanceof HCLParser.CollectionValueExpressionContext collection) {
      return collection.collectionValue().tuple() == null
          ? object(collection.collectionValue().object())
          : new Expression.Tuple(
              all(collection.collectionValue().tuple().expression()), place(collection));
    }
    if (term instanceof HCLParser.VariableExpressionContext variable) {
      return new Expression.Name(variable.getText(), place(variable));
    }
    if (term instanceof HCLParser.FunctionCallExpressionContext call) {
      return call(call.functionCall());
    }
    if (term instanceof HCLParser.ParentheticalExpressionContext inner) {
      return of(inner.expression());
    }
    return access(term);
  }

  private Expression access(HCLParser.ExprTermContext term) {
    if (term instanceof HCLParser.AttributeAccessExpressionContext access) {
      return access(access.exprTerm(), List.of(step(access.getAttr())));
    }
    if (term instanceof HCLParser.IndexAccessExpressionContext access) {
      return access(access.exprTerm(), List.of(step(access.index())));
    }
    if (term instanceof HCLParser.SplatExpressionContext splat
        && splat.splat().fullSplat() != null) {
      return access(splat.exprTerm(), steps(splat.splat().fullSplat()));
    }
    throw unknown(term);
  }

  private Expression access(HCLParser.ExprTermContext base, List<Step> steps) {
    Expression of = term(base);
    List<Step> all = new ArrayList<>();
    if (of instanceof Access before) {
      of = before.base();
      all.addAll(before.steps());
    }
    all.addAll(steps);
    return new Access(of, List.copyOf(all), place(base));
  }

  private List<Step> steps(HCLParser.FullSplatContext splat) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Expression.Splat());
    for (ParserRuleContext step : splat.getRuleContexts(ParserRuleContext.class)) {
      steps.add(
          step instanceof HCLParser.GetAttrContext attribute
              ? step(attribute)
              : step((HCLParser.IndexContext) step));
    }
    return steps;
  }

  private static Step step(HCLParser.GetAttrContext attribute) {
    return new Expression.Attribute(attribute.Identifier().getText());
  }

  private Step step(HCLParser.IndexContext index) {
    return new Expression.Index(of(index.expression()));
  }

  private Expression call(HCLParser.FunctionCallContext call) {
    HCLParser.ArgumentsContext arguments = call.arguments();
    return new Expression.Call(
        call.functionName().getText(),
        arguments == null ? List.of() : all(arguments.expression()),
        arguments != null && arguments.ELLIPSIS() != null,
        place(call));
  }

  private Expression object(HCLParser.ObjectContext object) {
    List<Entry> entries = new ArrayList<>();
    for (HCLParser.ObjectelemContext element : object.objectelem()) {
      List<HCLParser.ExpressionContext> parts = element.expression();
      entries.add(new Entry(key(element), of(parts.get(parts.size() - 1))));
    }
    return new Expression.ObjectValue(List.copyOf(entries), place(object));
  }

  private Expression key(HCLParser.ObjectelemContext element) {
    if (element.LPAREN() != null) {
      throw unknown(element);
    }
    if (element.qualifiedIdentifier() != null) {
      return new Literal(element.qualifiedIdentifier().getText(), place(element));
    }
    if (element.QUOTE() != null && !element.QUOTE().isEmpty()) {
      return text(element.quotedTemplatePart(), element);
    }
    return of(element.expression(0));
  }

  private Expression forTuple(HCLParser.ForTupleExprContext loop) {
    return new Expression.For(
        names(loop.forIntro()),
        of(loop.forIntro().expression()),
        null,
        of(loop.expression()),
        condition(loop.forCond()),
        place(loop));
  }

  private Expression forObject(HCLParser.ForObjectExprContext loop) {
    if (loop.ELLIPSIS() != null) {
      throw unknown(loop);
    }
    return new Expression.For(
        names(loop.forIntro()),
        of(loop.forIntro().expression()),
        of(loop.expression(0)),
        of(loop.expression(1)),
        condition(loop.forCond()),
        place(loop));
  }

  private static List<String> names(HCLParser.ForIntroContext intro) {
    return intro.Identifier().stream().map(Object::toString).toList();
  }

  private Expression condition(HCLParser.ForCondContext condition) {
    return condition == null ? null : of(condition.expression());
  }

  private Expression template(HCLParser.TemplateExprContext template) {
    if (template instanceof HCLParser.QuotedTemplateContext quoted) {
      return text(quoted.quotedTemplatePart(), quoted);
    }
    throw unknown(template);
  }

  private Expression text(List<HCLParser.QuotedTemplatePartContext> parts, ParserRuleContext at) {
    List<Expression> pieces = new ArrayList<>();
    StringBuilder fixed = new StringBuilder();
    for (HCLParser.QuotedTemplatePartContext part : parts) {
      if (part.stringLiteral() != null) {
        fixed.append(part.stringLiteral().getText());
      } else {
        addFixed(pieces, fixed, at);
        pieces.add(of(part.templateInterpolation().expression()));
      }
    }
    if (pieces.isEmpty()) {
      return new Literal(unescaped(fixed), place(at));
    }
    addFixed(pieces, fixed, at);
    return new Expression.Template(List.copyOf(pieces), place(at));
  }

  private void addFixed(List<Expression> pieces, StringBuilder fixed, ParserRuleContext at) {
    if (!fixed.isEmpty()) {
      pieces.add(new Literal(unescaped(fixed), place(at)));
      fixed.setLength(0);
    }
  }

  private static String unescaped(CharSequence text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        char escaped = text.charAt(i);
        c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
      }
      plain.append(c);
    }
    return plain.toString();
  }

  private Expression literal(HCLParser.LiteralValueContext literal) {
    if (literal.NumericLiteral() != null) {
      return new Literal(new BigDecimal(literal.getText()), place(literal));
    }
    return new Literal(
        literal.NULL() == null ? Boolean.valueOf(literal.getText()) : null, place(literal));
  }

  private List<Expression> all(List<HCLParser.ExpressionContext> expressions) {
    return expressions.stream().map(this::of).toList();
  }

  private SyntaxException unknown(ParserRuleContext context) {
    return new SyntaxException(
        place(context),
        "the checks do not read '" + context.getText() + "'",
        "write it in another way, or teach HclExpressions this part of the language");
  }

  private Place place(ParserRuleContext context) {
    return new Place(file, context.getStart().getLine());
  }
}
