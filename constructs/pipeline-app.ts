import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ApiObject, App, Chart, Names, type ResolutionContext, YamlOutputType } from 'cdk8s';
import type { JsonObject } from '../src/model/json';
import { type Made, refuseErrors } from './checked';
import { writeEnvironmentSecrets } from './environment-secrets';
import { holdsEventValue } from './event-value';
import { companionFiles, kustomization } from './kustomize/kustomization';
import type { RenderedObject } from './kustomize/readme';
import { madeSecrets } from './kustomize/secrets';
import { refusal } from './refusal';
import { addSyncWaves } from './sync-waves';
import { holdsMisreadText, yamlText } from './yaml';

/** @see PipelineApp */
export interface PipelineAppProps {
  /** Where the manifests go. @default - what `cdk8s synth` says in CDK8S_OUTDIR, or else `dist/argo` */
  readonly outdir?: string;
  /** Where Secrets whose values come from the environment go; never inside of `outdir`. @default 'dist/secrets' */
  readonly secretsDir?: string;
  /** Whether manifests with errors are refused, by the rules of `eventloom check`. @default true */
  readonly check?: boolean;
  /** Whether objects say in which order Argo CD applies them. @default true */
  readonly syncWaves?: boolean;
}

interface Folder {
  readonly name: string;
  readonly objects: readonly (RenderedObject & Made)[];
}

/**
 * An app whose output Argo CD, `kubectl apply -k` and other kustomizations take as it is: a folder per chart, a file per object, and
 * beside them a kustomization that knows where our resources name each other, and a README that says what there is.
 */
export class PipelineApp extends App {
  private readonly secretsDir: string;
  private readonly syncWaves: boolean;
  private readonly checks: boolean;

  constructor(props: PipelineAppProps = {}) {
    super({
      outdir: props.outdir ?? process.env.CDK8S_OUTDIR ?? join('dist', 'argo'),
      yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
      resolvers: [{ resolve: refuseEventValue }],
    });
    this.secretsDir = props.secretsDir ?? join('dist', 'secrets');
    this.syncWaves = props.syncWaves ?? true;
    this.checks = props.check ?? true;
  }

  /**
   * Writes everything. The same app gives the same bytes; files of objects that are gone are removed.
   * @throws EventloomError `bad-reference` for a chart within a chart, and a dependency from one to another, which would rename the folders; `bad-value` for
   * a value of an event outside of a trigger, two objects that are one to a cluster, or secrets that would be written among the manifests; `synth-failed` for manifests that
   * are wrong.
   */
  override synth(): void {
    this.refuseChartDependencies();
    const secrets = relative(resolve(this.outdir), resolve(this.secretsDir));
    if (!secrets.startsWith('..')) {
      throw refusal(
        this,
        'bad-value',
        `secrets would be written to '${this.secretsDir}', among the manifests of '${this.outdir}'`,
      );
    }
    // Not `this.charts`, which takes time for each way that leads to an object through dependencies, and they can be millions.
    const charts = this.node.findAll().filter((construct) => Chart.isChart(construct));
    if (this.syncWaves) for (const chart of charts) addSyncWaves(objectsOf(chart));
    const folders = charts.map((chart) => this.rendered(chart));
    const made = folders.flatMap(({ objects }) => objects);
    if (this.checks) refuseErrors(made);
    super.synth();
    const secretNames = madeSecrets(made.map(({ object }) => object));
    for (const folder of folders) this.complete(folder, secretNames);
    const names = folders.map(({ name }) => name).sort();
    writeFileSync(join(this.outdir, 'kustomization.yaml'), yamlText(kustomization(names)));
    writeEnvironmentSecrets(this, this.secretsDir);
  }

  private rendered(chart: Chart): Folder {
    const files = filesOf(objectsOf(chart));
    const objects = [...files].map(([file, by]) => ({ file, by, object: by.toJson() as JsonObject }));
    const sorted = objects.sort((a, b) => (a.file < b.file ? -1 : 1));
    return { name: Names.toDnsLabel(chart), objects: sorted };
  }

  private complete({ name, objects }: Folder, secretNames: ReadonlySet<string>): void {
    const folder = join(this.outdir, name);
    mkdirSync(folder, { recursive: true });
    for (const { file, by, object } of objects) {
      if (file !== fileOf(by.kind, by.metadata.name) || holdsMisreadText(object))
        writeFileSync(join(folder, file), yamlText(object));
    }
    const current = new Set(objects.map(({ file }) => file));
    for (const file of readdirSync(folder)) {
      if (file.endsWith('.k8s.yaml') && !current.has(file)) rmSync(join(folder, file));
    }
    for (const { name: companion, content } of companionFiles(name, objects, secretNames)) {
      writeFileSync(join(folder, companion), typeof content === 'string' ? content : yamlText(content));
    }
  }

  private refuseChartDependencies(): void {
    for (const construct of this.node.findAll()) {
      if (construct === this) continue;
      if (Chart.isChart(construct) && construct.node.scopes.slice(0, -1).some((scope) => Chart.isChart(scope)))
        throw refusal(construct, 'bad-reference', 'it is a chart within a chart; put it into the app');
      for (const dependency of construct.node.dependencies) {
        if (Chart.of(construct) === Chart.of(dependency)) continue;
        throw refusal(
          construct,
          'bad-reference',
          `it depends on '${dependency.node.path}' of another chart, which would number the folders; order charts by sync waves instead`,
        );
      }
    }
  }
}

/** `chart.apiObjects` names only the chart's own children. */
function objectsOf(chart: Chart): ApiObject[] {
  return chart.node.findAll().filter((construct) => construct instanceof ApiObject);
}

/** The name of a file, as cdk8s makes it of the kind and name of an object. */
function fileOf(...parts: readonly (string | undefined)[]): string {
  const known = parts.filter((part) => part !== undefined);
  return `${known.join('.').replace(/[^0-9a-zA-Z-_.]/g, '')}.k8s.yaml`;
}

/** The objects by file: those that have a kind and name in common in several namespaces, which cdk8s writes over each other, get one each. */
function filesOf(objects: readonly ApiObject[]): ReadonlyMap<string, ApiObject> {
  const seen = new Map<string, number>();
  for (const { kind, name } of objects) seen.set(fileOf(kind, name), (seen.get(fileOf(kind, name)) ?? 0) + 1);
  const files = new Map<string, ApiObject>();
  for (const object of objects) {
    const { kind, name, metadata } = object;
    const file = seen.get(fileOf(kind, name)) === 1 ? fileOf(kind, name) : fileOf(kind, name, metadata.namespace);
    const other = files.get(file);
    if (other)
      throw refusal(
        object,
        'bad-value',
        `it would be written to '${file}', as '${other.node.path}' is; give it another name`,
      );
    files.set(file, object);
  }
  return files;
}

/** A value of an event that no trigger has taken out would reach the cluster as the text that stands for it. */
function refuseEventValue({ obj, key, value }: ResolutionContext): void {
  if (typeof value !== 'string' || !holdsEventValue(value)) return;
  throw refusal(
    obj,
    'bad-value',
    `'${key.join('.')}' holds a value of an event, which exists only when a trigger fires; pass the object to a trigger of the sensor`,
  );
}
