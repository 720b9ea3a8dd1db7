import { type Expression, factory } from './tree';
import type { DependencyConstants } from './values';

type Operator = '&&' | '||';

/** Levels of parentheses in a condition. */
const maxDepth = 50;

/**
 * `Condition.allOf(a, b)` for `a && b`; undefined for a condition that does not consist of dependencies, `&&`, `||` and parentheses. It may
 * be spaced differently from what the constructs write.
 */
export function conditionOf(text: string, constants: DependencyConstants): Expression | undefined {
  const words = text.match(/&&|\|\||[()]|[A-Za-z_][A-Za-z0-9_-]*|\S/g) ?? [];
  const reader = new ConditionReader(words, constants);
  const condition = reader.either(0);
  return reader.isDone ? condition : undefined;
}

class ConditionReader {
  private at = 0;

  constructor(
    private readonly words: readonly string[],
    private readonly constants: DependencyConstants,
  ) {}

  get isDone(): boolean {
    return this.at === this.words.length;
  }

  either(depth: number): Expression | undefined {
    return this.combined('||', () => this.combined('&&', () => this.single(depth)));
  }

  private combined(operator: Operator, part: () => Expression | undefined): Expression | undefined {
    const parts = [part()];
    while (this.words[this.at] === operator) {
      this.at++;
      parts.push(part());
    }
    const known = parts.filter((found) => found !== undefined);
    if (known.length < parts.length) return undefined;
    return known.length === 1 ? known[0] : factory('Condition', operator === '&&' ? 'allOf' : 'anyOf', ...known);
  }

  private single(depth: number): Expression | undefined {
    const word = this.words[this.at++] ?? '';
    if (word !== '(') return this.constants(word);
    const inner = depth < maxDepth ? this.either(depth + 1) : undefined;
    return this.words[this.at++] === ')' ? inner : undefined;
  }
}
