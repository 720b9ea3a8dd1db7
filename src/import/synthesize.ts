import { EventloomError } from '../errors';
import type { JsonObject } from '../model/json';
import { isObject } from './equality';
import { run, type Scope } from './evaluate';
import type { Statement } from './tree';

/** What is used of the packages that the written programs import: passed in, because nothing here may load them. */
export interface Library {
  /** Everything that may be named in a program. */
  readonly exports: { readonly [name: string]: unknown };
  /** An app as programs have it, which is never written here. */
  newApp(): object;
  /** A chart in it. */
  newChart(app: object, id: string, namespace: string | undefined): ChartLike;
}

/** As much of a chart as is used. */
export interface ChartLike {
  readonly node: { findAll(): readonly ConstructLike[] };
}

/** As much of a construct as is used. */
export interface ConstructLike {
  readonly node: { validate(): readonly string[] };
}

/** A chart in which programs are run, to see what they make. */
export class Bench {
  private readonly chart: ChartLike;
  private readonly scope: Scope;

  constructor(library: Library, namespace: string | undefined) {
    this.chart = library.newChart(library.newApp(), 'chart', namespace);
    this.scope = new Map([...Object.entries(library.exports), ['this', this.chart]]);
  }

  /** The constructs of the objects that there are. */
  objects(): readonly ApiObjectLike[] {
    const constructs: readonly object[] = this.chart.node.findAll();
    return constructs.filter(isApiObject);
  }

  /**
   * Lets the constructs say what they miss, as a synthesis does.
   * @throws EventloomError `synth-failed`
   */
  validate(): void {
    const [missing] = this.chart.node.findAll().flatMap(({ node }) => node.validate());
    if (missing !== undefined) throw new EventloomError('synth-failed', missing);
  }

  /** Runs a part of a program. Throws what the constructs throw. */
  run(statements: readonly Statement[]): void {
    run(statements, this.scope);
  }
}

/** As much of an API object as is used. */
export interface ApiObjectLike {
  toJson(): unknown;
}

function isApiObject(construct: object): construct is ApiObjectLike {
  return 'toJson' in construct && typeof construct.toJson === 'function' && 'apiVersion' in construct;
}

/**
 * The manifest of an object.
 * @throws EventloomError `synth-failed` when it is none
 */
export function manifestOf(made: ApiObjectLike): JsonObject {
  const manifest: unknown = made.toJson();
  if (isObject(manifest)) return manifest;
  throw new EventloomError('synth-failed', 'a construct made something that is no object');
}
