import type { Encodable } from '../language/go/json';
import { encode } from '../language/go/json';
import { compileJqTransform } from '../language/jq/jq';
import { compileTransformScript } from '../language/lua/script';
import type { EventDependencyTransformer } from '../model/dependency';
import type { Json } from '../model/json';
import type { EventDocument } from './document';
import { cut } from './step';

/** A compiled transformation of the data of an event. */
export interface Transform {
  /** What it does, for people. */
  readonly described: string;
  /**
   * The event with other data; without data it stays as it is.
   * @throws EventloomError `bad-program` when it does not compile, `program-failed`, `program-limit`, or `bad-value` when the data
   * are not JSON.
   */
  run(document: EventDocument): EventDocument;
}

/** What makes other data of the data of an event, as the text of JSON. */
type Program = (data: Json) => string;

/**
 * Compiles the `transform` of a dependency; undefined if it does nothing. That it does not compile shows when it should run, as in
 * Argo Events.
 */
export function compileTransform({ jq, script }: EventDependencyTransformer): Transform | undefined {
  if (jq) return transformBy(`jq ${jq}`, () => compileJq(jq));
  return script ? transformBy(`script ${script}`, () => compileScript(script)) : undefined;
}

function transformBy(described: string, compile: () => Program): Transform {
  const program = compiled(compile);
  return {
    described: cut(described),
    run: (document) => (document.hasData ? document.withData(program(document.json)) : document),
  };
}

function compileJq(jq: string): Program {
  const program = compileJqTransform(jq);
  return (data) => program.run(data);
}

function compileScript(script: string): Program {
  const program = compileTransformScript(script);
  return (data) => encode(program.run(data) as Encodable);
}

function compiled(make: () => Program): Program {
  try {
    return make();
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
