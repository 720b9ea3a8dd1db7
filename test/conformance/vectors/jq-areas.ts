import { compileTransform } from '../../../src/evaluate/transform';
import { decode } from '../../../src/language/go/json';
import type { GoValue } from '../../../src/language/go/value';
import { compile, encodeResult } from '../../../src/language/jq/jq';
import { Parser } from '../../../src/language/jq/syntax/parser';
import type { EventDependencyTransformer } from '../../../src/model/dependency';
import { type Area, area } from './area';
import { documentOf, type GivenEvent } from './given-event';
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

/** The attributes of the event, and its data, after the transformation. */
function transform(given: GivenEvent, transformer: EventDependencyTransformer): unknown {
  const document = documentOf(given);
  const result = compileTransform(transformer)?.run(document) ?? document;
  const { id, source, subject, type, datacontenttype = '' } = result.event;
  return { data_text: result.hasData ? result.text : null, id, source, subject, type, datacontenttype };
}

/** jq, by itself and as the transformation of an event. */
export const jqAreas: Record<string, Area> = {
  'lang-jq': area(ask, { outWithError: true }),
  'transforms-jq': area<{ event: GivenEvent; transform: EventDependencyTransformer | null }>((question) => ({
    out: transform(question.event, question.transform ?? {}),
  })),
};
