import { EventloomError } from '../../../errors';
import { trimSpace } from '../../go/text';
import { failure } from '../failure';
import { findOperator } from './find-operator';
import { type Operand, written } from './operand';
import { bareScript, negation, operation, pathScript } from './operations';
import { compileSteps, type Scripts } from './parse';
import { splitPath } from './split';
import type { Script } from './steps';

/** Operators, those that bind weakest first. A path in a script begins with one of the last two. */
const operators: readonly string[] = '||,&&,==,!=,<=,>=,<,>,=~,!,+,-,**,*,/,%,not in,in,@,$'.split(',');

/** What parentheses are read with: the empty operator suits nothing, but is tried where others were found before. */
const inParentheses: readonly string[] = ['', ...operators];

/** Characters looked at while the scripts of a path are compiled. */
const maxWork = 2_000_000;

/** How deep parts of a script may nest. */
const maxDepth = 200;

/** Compiles the scripts of one path. */
export class ScriptCompiler implements Scripts {
  #work = 0;
  #depth = 0;

  compile(script: string): Script {
    return this.#operation(script, operators) ?? bareScript(script);
  }

  /** Splits a script at its first operator of the weakest sort; undefined if it has none. */
  #operation(script: string, candidates: readonly string[]): Script | undefined {
    let [rest, tried] = [trimSpace(script), candidates];
    for (let operator = tried[0]; operator !== undefined && rest !== ''; operator = tried[0]) {
      this.#count(rest.length);
      if (rest.startsWith('(') && rest.endsWith(')')) {
        rest = trimSpace(rest.slice(1, -1));
        tried = inParentheses;
      }
      const found = this.#splitAt(rest, operator, tried);
      if (found) return found;
      tried = tried.slice(1);
    }
    return undefined;
  }

  #splitAt(script: string, operator: string, tried: readonly string[]): Script | undefined {
    const at = findOperator(script, operator);
    if (at < 0) return undefined;
    const isPath = operator === '$' || operator === '@';
    const [before, after] = [trimSpace(script.slice(0, at)), trimSpace(script.slice(at + operator.length))];
    if (after === '' && !isPath) return undefined;
    const right = this.#operand(after, tried);
    const isPrefix = isPath || operator === '!';
    if (before === '' && !isPrefix) return undefined;
    const left = this.#operand(before, tried);
    if (before !== '' && isPrefix) return undefined;
    if (isPath) return pathScript(compileSteps(splitPath(script), this));
    if (operator === '!') return negation(right);
    const made = operation(operator, left, right);
    if (made) return made;
    throw failure('an operator is expected in a script of a JSON path');
  }

  #operand(text: string, tried: readonly string[]): Operand {
    if (++this.#depth > maxDepth) throw tooLarge();
    const script = this.#operation(text, tried);
    this.#depth--;
    return script ? { script } : { value: written(text) ?? text };
  }

  #count(characters: number): void {
    this.#work += characters;
    if (this.#work > maxWork) throw tooLarge();
  }
}

const tooLarge = (): EventloomError => new EventloomError('program-limit', 'the scripts of a JSON path are too large');
