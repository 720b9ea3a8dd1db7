import { contrast } from '../example';
import type { Part } from '../part';
import type { ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { targetOf } from '../target';

const manifest = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: github
spec:
  github:
    git-push:
      repositories:
        - owner: acme
          names: [shop]
      events: [push]
      insecure: @@
      webhook:
        port: "12000"
        endpoint: /push
        method: POST
      webhookSecret:
        name: webhook-secret
        key: secret
`;

/** A check of certificates that is switched off, or a pod that may do anything to its node. */
export const weakSecurity: Rule = {
  code: 'weak-security',
  severity: 'warning',
  title: 'Certificates are checked, and pods stay within their bounds',
  why: `'insecure' lets anybody between the two sides read and change what is sent. A privileged pod, or one that shares the network, the processes or the
files of its node, may do there what it likes; what starts it comes from outside.`,
  ...contrast(manifest, 'false', 'true'),
  *check(set) {
    for (const { spec } of set.eventSources) yield* insecure(spec, 0);
    for (const { spec } of set.sensors) yield* insecure(spec, 0);
    for (const { spec } of [...set.eventSources, ...set.sensors]) yield* pod(spec.at('template'));
    yield* started(set);
    yield* workflows(set);
    for (const { webhook } of set.eventSources.flatMap(({ events }) => events)) if (webhook) yield* halfTls(webhook);
  },
};

const flags: { readonly [field: string]: string | undefined } = {
  insecure: "'insecure: true' leaves the connection open to whoever stands in between",
  insecureSkipVerify: "'insecureSkipVerify: true' trusts any certificate",
  tlsAllowInsecureConnection: "'tlsAllowInsecureConnection: true' trusts any certificate",
  insecureIgnoreHostKey: "'insecureIgnoreHostKey: true' trusts any host",
};

/** Kinds for which there is no other way. */
const unavoidable: ReadonlySet<string> = new Set(['generic']);

function* insecure(part: Part, depth: number): Iterable<Finding> {
  // Objects that a trigger creates have fields of their own.
  if (depth > 12 || part.key === 'resource' || unavoidable.has(String(part.key))) return;
  for (const [key, child] of part.entries()) {
    const message = Object.hasOwn(flags, key) ? flags[key] : undefined;
    if (message !== undefined && child.isTrue)
      yield { at: child, on: 'key', message, ...(isBucket(part) && { severity: 'info' }) };
    else yield* insecure(child, depth + 1);
  }
  for (const item of part.items()) yield* insecure(item, depth + 1);
}

/** Buckets are often served without TLS inside of a cluster. */
function isBucket(part: Part): boolean {
  return part.at('bucket').exists && part.at('accessKey').exists;
}

const podContainers = ['container', 'containers', 'initContainers', 'script', 'sidecars'] as const;

function* pod(spec: Part): Iterable<Finding> {
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) {
    if (spec.at(field).isTrue)
      yield { at: spec.at(field), on: 'key', message: `'${field}: true' shares what belongs to the node` };
  }
  for (const volume of spec.at('volumes').items()) {
    if (volume.at('hostPath').exists)
      yield { at: volume.at('hostPath'), on: 'key', message: "'hostPath' opens the files of the node" };
  }
  const containers = podContainers.flatMap((field) => [spec.at(field), ...spec.at(field).items()]);
  for (const container of containers) {
    const at = container.at('securityContext', 'privileged');
    if (at.isTrue) yield { at, on: 'key', message: "'privileged: true' gives the container the node" };
  }
}

/** A certificate without its key is not used. */
function* halfTls(webhook: Part): Iterable<Finding> {
  const [certificate, key] = [webhook.at('serverCertSecret'), webhook.at('serverKeySecret')];
  if (certificate.exists === key.exists) return;
  const [found, missing] = certificate.exists ? [certificate, 'serverKeySecret'] : [key, 'serverCertSecret'];
  const message = `without '${missing}' the endpoint is served without TLS`;
  yield { at: found, on: 'key', message, fix: `add '${missing}'` };
}

/** The pods of what triggers create. */
function* started(set: ResourceSet): Iterable<Finding> {
  for (const trigger of set.sensors.flatMap(({ triggers }) => triggers)) {
    const object = targetOf(set, trigger)?.object;
    const spec = object?.at('spec');
    if (spec === undefined) continue;
    yield* pod(spec);
    yield* pod(spec.at('template', 'spec'));
    yield* pod(spec.at('jobTemplate', 'spec', 'template', 'spec'));
    for (const template of spec.at('templates').items()) yield* pod(template);
  }
}

const workflowKinds = ['Workflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate'] as const;

/** The pods of workflows. */
function* workflows(set: ResourceSet): Iterable<Finding> {
  const all = workflowKinds.flatMap((kind) => set.ofKind('argoproj.io', kind).map((root) => root.at('spec')));
  const scheduled = set.ofKind('argoproj.io', 'CronWorkflow').map((root) => root.at('spec', 'workflowSpec'));
  for (const spec of [...all, ...scheduled]) {
    yield* pod(spec);
    for (const template of spec.at('templates').items()) yield* pod(template);
  }
}
