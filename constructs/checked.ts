import type { ApiObject } from 'cdk8s';
import { EventloomError } from '../src/errors';
import type { JsonObject } from '../src/model/json';
import type { Problem } from '../src/model/problem';
import type { Resource } from '../src/model/resource';

/** An object and the construct that made it. */
export interface Made {
  /** The construct. */
  readonly by: ApiObject;
  /** The object. */
  readonly object: JsonObject;
}

/**
 * Refuses manifests in which the rules of `eventloom check` find an error: what was said with L1 constructs, or patched, can be as wrong
 * as what was written by hand.
 * @throws EventloomError `synth-failed` with every error and the path of its construct.
 */
export function refuseErrors(objects: readonly Made[]): void {
  const errors = checker()(objects.map(resourceOf)).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  throw new EventloomError('synth-failed', `the manifests are wrong:\n${errors.map(line).join('\n')}`);
}

function line({ place, message, code, fix }: Problem): string {
  return `  [${place.file}] ${message} (${code})${fix === undefined ? '' : `; ${fix}`}`;
}

/** A resource whose parts all stand where its construct is. */
function resourceOf({ by, object }: Made): Resource {
  const { apiVersion, kind, name } = by;
  const { namespace } = object.metadata as { readonly namespace?: string };
  return {
    apiVersion,
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    object,
    place: (path = []) => ({
      file: [by.node.path.replace(/\/Resource$/, ''), path.join('.')].filter(Boolean).join(' '),
    }),
  };
}

/** Loaded when something is checked, because the rules bring the languages and the schema with them. */
function checker(): (resources: readonly Resource[]) => readonly Problem[] {
  return (require('../src/check/check') as typeof import('../src/check/check')).check;
}
