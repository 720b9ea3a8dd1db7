import { basename } from 'node:path';
import { EventloomError } from '../errors';
import type { Place } from '../model/problem';
import type { Resource } from '../model/resource';
import { type Comments, commentsOf, type FileComments, noComments } from './comments';
import { Draft } from './draft';
import { differences, essence, isObject } from './equality';
import { chartFile, mainFile, type WrittenChart, type WrittenFile } from './files';
import { camelCase, constructId, kebabCase, kindName, Names, pascalCase } from './names';
import { type Pipeline, pipelinesOf } from './pipelines';
import { Placed } from './placed';
import { Bench, type Library, manifestOf } from './synthesize';
import type { Statement } from './tree';
import { type WrittenForm, writeObject } from './write';

/** How a resource was written. */
export interface Outcome extends WrittenForm {
  readonly resource: Resource;
  /** The file that says it; empty when none does. */
  readonly file: string;
  /** What somebody must know about it. */
  readonly note?: string;
}

/** A program that makes what manifests say. */
export interface ImportedProgram {
  readonly files: readonly WrittenFile[];
  readonly outcomes: readonly Outcome[];
}

/** Most objects that one import takes. */
export const maxResources = 20_000;

/**
 * Writes the TypeScript that makes resources: a file for each pipeline, and `main.ts`.
 *
 * What is written was run against the constructs: it makes the same objects, or else the object is written in a form that does.
 * @param sources the texts of the files that the resources were read from, for their comments
 * @throws EventloomError `bad-value` for more objects than {@link maxResources}
 */
export function importResources(
  resources: readonly Resource[],
  sources: ReadonlyMap<string, string>,
  library: Library,
): ImportedProgram {
  if (resources.length > maxResources) {
    throw new EventloomError(
      'bad-value',
      `${resources.length} objects are too many at once; import at most ${maxResources}`,
    );
  }
  const writer = new ProgramWriter(sources, library);
  const outcomes = pipelinesOf(resources).flatMap((pipeline) => writer.write(pipeline));
  return { files: writer.files(), outcomes };
}

class ProgramWriter {
  private readonly comments = new Map<string, FileComments>();
  private readonly classes: Names;
  private readonly fileNames = new Names(['main'], '-');
  private readonly charts: WrittenChart[] = [];
  private readonly seen = new Set<string>();

  constructor(
    private readonly sources: ReadonlyMap<string, string>,
    private readonly library: Library,
  ) {
    // The compiler refuses a class of the name of the class of all objects.
    this.classes = new Names([...Object.keys(library.exports), 'ChartProps', 'Construct', 'Object']);
  }

  files(): readonly WrittenFile[] {
    return this.charts.length === 0 ? [] : [...this.charts.map(chartFile), mainFile(this.charts)];
  }

  write(pipeline: Pipeline): readonly Outcome[] {
    const fileName = this.fileNames.claim(kebabCase(pipeline.name));
    const draft = new Draft(this.library, pipeline.namespace, dependedOn(pipeline.resources));
    const kept = pipeline.resources.filter((resource) => !holdsSecrets(resource));
    const claimed = kept.map((resource) => this.placed(resource, draft));
    const written = new Map(
      kept.map((resource, index) => [resource, outcomeOf(claimed[index], draft, this.isFirst(resource))]),
    );
    if (draft.statements.length > 0) {
      const statements = [...secretNotes(pipeline.resources), ...draft.statements];
      const className = this.classes.claim(pascalCase(fileName), `${pascalCase(fileName)}Pipeline`);
      const { namespace } = pipeline;
      const about = `From ${originsOf(pipeline.resources)}.`;
      this.charts.push({ className, fileName, statements, about, ...(namespace === undefined ? {} : { namespace }) });
    }
    this.verify(
      pipeline,
      kept.filter((resource) => written.get(resource)?.form !== 'left-out'),
      draft,
    );
    const file = draft.statements.length > 0 ? `${fileName}.ts` : '';
    return pipeline.resources.map((resource) => {
      const form = written.get(resource) ?? { form: 'left-out' as const, isPatched: false, ownTriggers: 0 };
      const note = noteOn(resource, form);
      return { resource, file, ...form, ...(note === undefined ? {} : { note }) };
    });
  }

  private isFirst({ kind, name, namespace = '' }: Resource): boolean {
    const key = `${kind}/${namespace}/${name}`;
    const isFirst = !this.seen.has(key);
    this.seen.add(key);
    return isFirst;
  }

  private placed(resource: Resource, draft: Draft): Placed {
    const { name, kind, object } = resource;
    const type = kindName(kind);
    const id = draft.ids.claim(constructId(name, type), constructId(`${name}-${type}`, type));
    const variable = draft.variables.claim(camelCase(name, camelCase(kind)), camelCase(`${name} ${kind}`));
    return new Placed(object, this.commentsAt(resource.place()), id, variable, draft.namespace);
  }

  private commentsAt(place: Place): Comments {
    const text = this.sources.get(place.file);
    if (text === undefined) return noComments;
    const found = this.comments.get(place.file) ?? commentsOf(text);
    this.comments.set(place.file, found);
    return found(place);
  }

  /** What holds for each object must hold for all of them together. */
  private verify({ namespace }: Pipeline, resources: readonly Resource[], draft: Draft): void {
    const bench = new Bench(this.library, namespace);
    bench.run(draft.statements);
    bench.validate();
    const made = bench.objects();
    const isSame =
      made.length === resources.length &&
      made.every((object, index) => {
        const expected = resources[index]?.object;
        return expected !== undefined && differences(essence(manifestOf(object)), essence(expected)).length === 0;
      });
    if (!isSame)
      throw new EventloomError(
        'synth-failed',
        `what was written for ${originsOf(resources)} makes other objects than it says`,
      );
  }
}

function outcomeOf(placed: Placed | undefined, draft: Draft, isFirst: boolean): WrittenForm {
  return placed === undefined
    ? { form: 'left-out', isPatched: false, ownTriggers: 0 }
    : writeObject(placed, draft, isFirst);
}

/** The events that sensors depend on, by the name of the event source. */
function dependedOn(resources: readonly Resource[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { kind, object } of resources) {
    const dependencies = kind === 'Sensor' && isObject(object.spec) ? object.spec.dependencies : undefined;
    for (const dependency of Array.isArray(dependencies) ? (dependencies as readonly unknown[]) : []) {
      if (!isObject(dependency)) continue;
      const { eventSourceName, eventName } = dependency;
      if (typeof eventSourceName !== 'string' || typeof eventName !== 'string') continue;
      found.set(eventSourceName, (found.get(eventSourceName) ?? new Set()).add(eventName));
    }
  }
  return found;
}

/** Members of a Secret that are no values. */
const besideValues: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata', 'type', 'immutable']);

/** Whether it is a Secret with values in it, which belong into no program; one that is misspelt is meant to be one. */
export function holdsSecrets({ apiVersion, kind, object }: Resource): boolean {
  if (apiVersion.includes('/') || kind.toLowerCase() !== 'secret') return false;
  return Object.entries(object).some(([key, value]) => !besideValues.has(key) && isSomething(value));
}

function isSomething(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : value !== null;
}

function secretNotes(resources: readonly Resource[]): readonly Statement[] {
  return resources.filter(holdsSecrets).map(({ name, object }) => {
    const keys = [object.data, object.stringData].flatMap((values) => (isObject(values) ? Object.keys(values) : []));
    return {
      apart: true,
      comments: [
        `Secret '${plain(name)}' (${plain(keys.join(', '))}) is not here, because its values belong into no program.`,
        'Keep it where it is, or declare it with WebhookSecret.externalSecret or WebhookSecret.sealedSecret.',
      ],
    };
  });
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 200);
}

function noteOn(resource: Resource, { form }: WrittenForm): string | undefined {
  if (holdsSecrets(resource)) {
    return `Secret '${resource.name}' holds values, which belong into no program: it was left out; keep it where it is, or declare it as an ExternalSecret or SealedSecret`;
  }
  if (form !== 'left-out') return undefined;
  return (
    `${resource.kind} '${resource.name}' holds something that constructs cannot, such as a member called 'constructor' or a text with ` +
    "'$event{': it was left out; keep its manifest"
  );
}

function originsOf(resources: readonly Resource[]): string {
  const maxNamed = 3;
  const names = resources.map((resource) => resource.place().file);
  const files = [
    ...new Set(names.map((file) => (file === '-' ? 'standard input' : plain(basename(file)).replaceAll('*/', '')))),
  ];
  const named = files.slice(0, maxNamed).join(', ');
  return files.length > maxNamed ? `${named} and ${files.length - maxNamed} more files` : named;
}
