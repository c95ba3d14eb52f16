package dev.titan.templates.terraform;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.openrewrite.hcl.internal.grammar.HCLLexer;
import org.openrewrite.hcl.internal.grammar.HCLParser;

/**
 * Makes a tree of a file of Terraform. The grammar is OpenRewrite's; it takes more than Terraform
 * does where lines end, so that is looked at here.
 */
final class HclReader {
  private final String file;
  private final CommonTokenStream tokens;
  private final HclExpressions expressions;

  private HclReader(String file, CommonTokenStream tokens) {
    this.file = file;
    this.tokens = tokens;
    this.expressions = new HclExpressions(file);
  }

  /**
   * Reads a file.
   *
   * @param file its name, for messages
   * @throws SyntaxException if it cannot be read, whole
   */
  static Body read(String file, String text) {
    Refusals refusals = new Refusals(file);
    HCLLexer lexer = new HCLLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    lexer.addErrorListener(refusals);
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    HCLParser parser = new HCLParser(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(refusals);
    HCLParser.ConfigFileContext tree = parser.configFile();
    requireEnd(file, parser);
    return new HclReader(file, tokens).body(tree.body());
  }

  /** The grammar itself is content with a file that begins well. */
  private static void requireEnd(String file, Parser parser) {
    Token next = parser.getCurrentToken();
    if (next.getType() != Token.EOF) {
      throw new SyntaxException(
          new Place(file, next.getLine()),
          "nothing can begin with '" + next.getText() + "' here",
          "write NAME = VALUE, or a block");
    }
  }

  private Body body(HCLParser.BodyContext body) {
    List<Body.Argument> arguments = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    int lastLine = 0;
    for (HCLParser.BodyContentContext content : body.bodyContent()) {
      requireOwnLine(content, lastLine);
      lastLine = content.getStop().getLine();
      if (content.attribute() != null) {
        arguments.add(argument(content.attribute()));
      } else {
        blocks.add(block(content.block()));
      }
    }
    return new Body(arguments, blocks);
  }

  private void requireOwnLine(ParserRuleContext content, int lastLine) {
    if (content.getStart().getLine() == lastLine) {
      throw new SyntaxException(
          place(content),
          "'" + content.getStart().getText() + "' stands behind something else",
          "give it a line of its own");
    }
  }

  private Body.Argument argument(HCLParser.AttributeContext attribute) {
    requireOneLine(attribute.expression());
    String name = attribute.getStart().getText();
    return new Body.Argument(name, expressions.of(attribute.expression()), place(attribute));
  }

  /** An expression ends with its line, unless a bracket is open. */
  private void requireOneLine(ParserRuleContext expression) {
    int open = 0;
    Token last = expression.getStart();
    for (Token token : tokens.get(last.getTokenIndex(), expression.getStop().getTokenIndex())) {
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      if (open == 0 && token.getLine() != last.getLine()) {
        throw new SyntaxException(
            new Place(file, token.getLine()),
            "'" + token.getText() + "' begins a line, but belongs to the one before",
            "put the whole expression in parentheses");
      }
      open += nesting(token);
      last = token;
    }
  }

  private static int nesting(Token token) {
    return switch (token.getType()) {
      case HCLLexer.LPAREN,
          HCLLexer.LBRACK,
          HCLLexer.LBRACE,
          HCLLexer.FOR_BRACK,
          HCLLexer.FOR_BRACE,
          HCLLexer.TEMPLATE_INTERPOLATION_START ->
          1;
      case HCLLexer.RPAREN, HCLLexer.RBRACK, HCLLexer.RBRACE -> -1;
      default -> 0;
    };
  }

  private Block block(HCLParser.BlockContext block) {
    List<String> labels = new ArrayList<>();
    for (HCLParser.BlockLabelContext label : block.blockLabel()) {
      labels.add(
          label.stringLiteral() == null
              ? label.Identifier().getText()
              : label.stringLiteral().getText());
    }
    return new Block(
        block.Identifier().getText(),
        labels,
        body(block.blockExpr().body()),
        isExplained(block.getStart()),
        place(block));
  }

  private boolean isExplained(Token start) {
    List<Token> hidden = tokens.getHiddenTokensToLeft(start.getTokenIndex());
    return hidden != null
        && hidden.stream()
            .anyMatch(
                token ->
                    token.getType() == HCLLexer.LINE_COMMENT
                        && token.getLine() == start.getLine() - 1);
  }

  private Place place(ParserRuleContext context) {
    return new Place(file, context.getStart().getLine());
  }

  /** Stops at the first thing that the grammar does not know. */
  private static final class Refusals extends BaseErrorListener {
    private final String file;

    Refusals(String file) {
      this.file = file;
    }

    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object symbol,
        int line,
        int column,
        String message,
        RecognitionException cause) {
      throw new SyntaxException(
          new Place(file, line), message, "correct it; terraform fmt names the column");
    }
  }
}
