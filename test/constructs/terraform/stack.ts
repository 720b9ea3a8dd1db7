import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GithubProvider } from '@cdktf/provider-github/lib/provider/index.js';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider/index.js';
import { RandomProvider } from '@cdktf/provider-random/lib/provider/index.js';
import { Chart, App as KubernetesApp } from 'cdk8s';
import { App, TerraformStack, Testing } from 'cdktf';
import {
  type EventDefinitions,
  EventSource,
  Exposure,
  GithubEvent,
  type GithubEventOptions,
  WebhookSecret,
} from '../../../constructs';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'eventloom-terraform-'));
  folders.push(folder);
  return folder;
}

export function chartIn(namespace: string | undefined = 'argo-events'): Chart {
  const app = new KubernetesApp({ outdir: temporaryFolder() });
  return new Chart(app, 'events', namespace === undefined ? {} : { namespace });
}

/** An event source `github` that is exposed. */
export function exposed<const D extends EventDefinitions>(chart: Chart, events: D) {
  const eventSource = new EventSource(chart, 'github', { events });
  const exposure = Exposure.ingress(chart, 'hooks', {
    host: 'hooks.acme.example',
    eventSources: [eventSource],
    tls: { secretName: 'hooks-tls' },
  });
  return { eventSource, exposure };
}

/** The same with one event `git-push` of acme/shop. */
export function exposedPush(options: Partial<GithubEventOptions> = {}, chart = chartIn()) {
  const secret = 'secret' in options ? options.secret : WebhookSecret.generatedByTerraform(chart, 'webhook-secret');
  return exposed(chart, { 'git-push': GithubEvent.push({ repository: 'acme/shop', ...options, secret }) });
}

/** A stack with the providers that hooks and generated secrets need; `owner` is the default github provider's. */
export function stackFor(owner?: string): TerraformStack {
  const stack = new TerraformStack(new App({ outdir: temporaryFolder() }), 'hooks');
  if (owner !== undefined) new GithubProvider(stack, 'github', { owner });
  new KubernetesProvider(stack, 'kubernetes');
  new RandomProvider(stack, 'random');
  return stack;
}

/** A block of cdk.tf.json. */
export interface Block {
  readonly [field: string]: unknown;
}

/** What matters of cdk.tf.json. */
export interface Synthesized {
  readonly resource: { readonly [type: string]: { readonly [name: string]: Block } };
  readonly provider: { readonly [name: string]: readonly Block[] };
  readonly variable?: { readonly [name: string]: Block };
  readonly output?: unknown;
}

/** What the stack becomes, after the checks that `app.synth()` makes. */
export function synthesized(stack: TerraformStack): Synthesized {
  return JSON.parse(Testing.synth(stack, true)) as Synthesized;
}

/** The resources of one type. */
export function resources(stack: TerraformStack, type: string): readonly Block[] {
  return Object.values(synthesized(stack).resource[type] ?? {});
}
