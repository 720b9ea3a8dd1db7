import { decode } from '../../../src/language/go/json';
import type { GoValue } from '../../../src/language/go/value';
import { compile, encodeResult } from '../../../src/language/jq/jq';
import { Parser } from '../../../src/language/jq/syntax/parser';
import { type Area, area } from './area';
import type { Answer } from './row';

/** The recording stopped after so many results. */
const maxOutputs = 20;

/** What is no query, or has no input, has no outputs at all; a later error comes after the outputs that there were. */
function ask({ query, input }: { readonly query: string; readonly input: string }): Answer {
  new Parser(query).program();
  const document = decode(input) as GoValue;
  const outputs: string[] = [];
  try {
    for (const value of compile(query).run(document)) {
      outputs.push(encodeResult(value));
      if (outputs.length === maxOutputs) break;
    }
    return { out: { outputs } };
  } catch (error) {
    return { out: { outputs }, error: error instanceof Error ? error.message : String(error) };
  }
}

/** jq by itself. */
export const jqAreas: Record<string, Area> = { 'lang-jq': area(ask, { outWithError: true }) };
