import type { Token } from './lexer';
import type { Node, Tree } from './nodes';
import { PipelineParser } from './pipeline-parser';
import { VariableScope } from './scope';
import { TokenStream } from './token-stream';

/** The name of the template itself: what `{{template "param"}}` calls, as in Argo Events. */
const rootName = 'param';

type Control = 'if' | 'with' | 'range';

interface Block {
  readonly nodes: Node[];
  readonly end: Token & { readonly kind: 'end' | 'else' };
}

/**
 * Parses a template.
 *
 * @throws EventloomError `bad-program` with the line and the column.
 */
export function parse(text: string, isFunction: (name: string) => boolean): Tree {
  return new Parser(text, isFunction).parse();
}

class Parser {
  readonly #tokens: TokenStream;
  readonly #pipelines: PipelineParser;
  readonly #definitions = new Map<string, readonly Node[]>();

  constructor(text: string, isFunction: (name: string) => boolean) {
    this.#tokens = new TokenStream(text);
    this.#pipelines = new PipelineParser(this.#tokens, isFunction, new VariableScope());
  }

  parse(): Tree {
    const root: Node[] = [];
    for (let token = this.#tokens.next(); token.kind !== 'end of template'; token = this.#tokens.next()) {
      if (token.kind === 'left' && this.#tokens.peekWord().kind === 'define') {
        this.#tokens.nextWord();
        this.#definition();
        continue;
      }
      const node = this.#textOrAction(token);
      if (isEnd(node)) throw this.#tokens.fail(node, `{{${node.kind}}} belongs to no block`);
      root.push(node);
    }
    this.#define(rootName, root, { kind: 'end of template', text: '', offset: 0 });
    return { root: this.#definitions.get(rootName) ?? [], definitions: this.#definitions };
  }

  /** A body that knows no variables of its surroundings, and is not inside of their loops. */
  #isolated(context: string): Node[] {
    const outer = this.#pipelines.scope;
    this.#pipelines.scope = new VariableScope();
    const block = this.#block();
    if (block.end.kind !== 'end') throw this.#tokens.unexpected(block.end, context);
    this.#pipelines.scope = outer;
    return block.nodes;
  }

  #definition(): void {
    const token = this.#tokens.nextWord();
    const name = this.#templateName(token, 'a define clause');
    this.#tokens.expect('right', 'a define clause');
    this.#define(
      name,
      this.#tokens.nested(token, () => this.#isolated('a define clause')),
      token,
    );
  }

  /** The last body that is not blank counts; two such bodies are a mistake. */
  #define(name: string, body: readonly Node[], at: Token): void {
    const existing = this.#definitions.get(name);
    if (existing === undefined || isBlank(existing)) {
      this.#definitions.set(name, body);
    } else if (!isBlank(body)) {
      throw this.#tokens.fail(at, `template ${JSON.stringify(name)} is defined twice`);
    }
  }

  /** Nodes up to `end` or `else`, which is consumed; for `else if` and `else with` up to the second word. */
  #block(): Block {
    const nodes: Node[] = [];
    for (;;) {
      const token = this.#tokens.nextWord();
      if (token.kind === 'end of template') throw this.#tokens.fail(token, 'a block has no {{end}}');
      const node = this.#textOrAction(token);
      if (isEnd(node)) return { nodes, end: node };
      nodes.push(node);
    }
  }

  #textOrAction(token: Token): Node | Block['end'] {
    if (token.kind === 'text') return { kind: 'text', text: token.text };
    if (token.kind !== 'left') throw this.#tokens.unexpected(token, 'a template');
    return this.#tokens.nested(token, () => this.#action());
  }

  #action(): Node | Block['end'] {
    const token = this.#tokens.nextWord();
    switch (token.kind) {
      case 'if':
      case 'with':
      case 'range':
        return this.#control(token.kind);
      case 'end':
        this.#tokens.expect('right', 'an end');
        return { ...token, kind: 'end' };
      case 'else':
        return this.#elseControl(token);
      case 'break':
      case 'continue':
        this.#tokens.expect('right', `a ${token.kind}`);
        if (!this.#pipelines.scope.inLoop)
          throw this.#tokens.fail(token, `{{${token.kind}}} stands outside of a range`);
        return { kind: token.kind };
      case 'template':
        return this.#call();
      case 'block':
        return this.#blockControl();
      default:
        this.#tokens.pushBack(token);
        return { kind: 'action', pipe: this.#pipelines.pipeline('a command', 'right') };
    }
  }

  #elseControl(token: Token): Block['end'] {
    const next = this.#tokens.peekWord().kind;
    if (next !== 'if' && next !== 'with') this.#tokens.expect('right', 'an else');
    return { ...token, kind: 'else' };
  }

  #control(kind: Control): Node {
    const mark = this.#pipelines.scope.mark();
    const pipe = this.#pipelines.pipeline(kind === 'if' ? 'an if' : `a ${kind}`, 'right');
    if (kind === 'range') this.#pipelines.scope.enterLoop();
    const { nodes, end } = this.#block();
    if (kind === 'range') this.#pipelines.scope.leaveLoop();
    const otherwise = end.kind === 'else' ? this.#otherwise(kind) : undefined;
    this.#pipelines.scope.release(mark);
    return { kind, pipe, body: nodes, otherwise };
  }

  #otherwise(kind: Control): Node[] {
    const token = this.#tokens.peek();
    if (kind !== 'range' && token.kind === kind) {
      this.#tokens.next();
      return [this.#tokens.nested(token, () => this.#control(kind))];
    }
    const { nodes, end } = this.#block();
    if (end.kind !== 'end') throw this.#tokens.fail(end, 'a second {{else}} follows; expected {{end}}');
    return nodes;
  }

  #call(): Node {
    const token = this.#tokens.nextWord();
    const name = this.#templateName(token, 'a template clause');
    if (this.#tokens.peekWord().kind === 'right') {
      this.#tokens.nextWord();
      return { kind: 'call', offset: token.offset, name, pipe: undefined };
    }
    return { kind: 'call', offset: token.offset, name, pipe: this.#pipelines.pipeline('a template clause', 'right') };
  }

  #blockControl(): Node {
    const token = this.#tokens.nextWord();
    const name = this.#templateName(token, 'a block clause');
    const pipe = this.#pipelines.pipeline('a block clause', 'right');
    this.#define(name, this.#isolated('a block clause'), token);
    return { kind: 'call', offset: token.offset, name, pipe };
  }

  #templateName(token: Token, context: string): string {
    if (token.kind !== 'string' && token.kind !== 'raw') throw this.#tokens.unexpected(token, context);
    return this.#pipelines.unquoted(token);
  }
}

function isEnd(node: Node | Block['end']): node is Block['end'] {
  return node.kind === 'end' || node.kind === 'else';
}

function isBlank(nodes: readonly Node[]): boolean {
  return nodes.every((node) => node.kind === 'text' && node.text.trim() === '');
}
