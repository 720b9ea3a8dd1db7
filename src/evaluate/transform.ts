import { EventloomError } from '../errors';
import type { Encodable } from '../language/go/json';
import { encode } from '../language/go/json';
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

/** What makes other data of the data of an event. */
interface Program {
  run(data: Json): Json;
}

/**
 * Compiles the `transform` of a dependency; undefined if it does nothing. That it does not compile shows when it should run, as in
 * Argo Events.
 *
 * @throws EventloomError `unsupported-kind` for a language that cannot be run here.
 */
export function compileTransform({ jq, script }: EventDependencyTransformer): Transform | undefined {
  if (jq) throw new EventloomError('unsupported-kind', 'a jq transformation cannot be run here yet');
  if (!script) return undefined;
  return transformBy(
    `script ${script}`,
    compiled(() => compileTransformScript(script)),
  );
}

function transformBy(described: string, program: Program): Transform {
  return {
    described: cut(described),
    run: (document) =>
      document.hasData ? document.withData(encode(program.run(document.json) as Encodable)) : document,
  };
}

function compiled(compile: () => Program): Program {
  try {
    return compile();
  } catch (error) {
    return {
      run() {
        throw error;
      },
    };
  }
}
