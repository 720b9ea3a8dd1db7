import type { Severity } from '../../model/problem';
import { definition } from '../../model/schema';
import { contrast } from '../example';
import type { DependencyFacts, EventFacts, SensorFacts } from '../facts';
import type { Part } from '../part';
import { canonicalHeader, dataOf, hasRequestHeader, isEncoded, plainSteps, publishedFor } from '../payload';
import { type Walked, walk } from '../payload-walk';
import { sourcesOfParameters } from '../programs';
import type { ResourceSet } from '../resource-set';
import type { Finding, Rule } from '../rule';
import { listed, nearest } from '../suggestion';
import { inputFields } from '../template-fields';

type Nowhere = Extract<Walked, { readonly found: 'nothing' }>;

const manifest = `apiVersion: argoproj.io/v1alpha1
kind: EventSource
metadata:
  name: hooks
spec:
  webhook:
    orders:
      port: "12000"
      endpoint: /orders
      method: POST
---
apiVersion: argoproj.io/v1alpha1
kind: Sensor
metadata:
  name: billing
spec:
  dependencies:
    - name: placed
      eventSourceName: hooks
      eventName: orders
      filters:
        data:
          - path: @@
            type: number
            comparator: ">"
            value: ["0"]
  triggers:
    - template:
        name: log
        log: {}
`;

/** A path that leads nowhere in the data of the events. */
export const unknownPath: Rule = {
  code: 'unknown-path',
  severity: 'error',
  title: 'Paths lead to something that the data of the event has',
  why: `Event sources wrap what they receive: what was sent to a webhook is in 'body', its headers in 'header' (for GitHub: 'headers'). A filter on a
path that does not exist rejects every event; a parameter falls back to 'value', or the trigger fails.

What is in the body is known for the events of GitHub, GitLab, Bitbucket, Stripe, SNS and object stores. Providers add fields over time, so that
an unknown one there is a warning when it looks like one that is known, and else a note.`,
  ...contrast(manifest, 'body.total', 'total'),
  *check(set) {
    for (const { sensor, dependency } of dependenciesOf(set)) {
      const events = publishedFor(set, sensor, dependency);
      if (events.length === 0 || dependency.part.at('transform').exists) continue;
      for (const path of pathsOf(dependency.part.at('filters'))) yield* look(path, events);
    }
    for (const { sensor, src } of sourcesOfParameters(set)) {
      yield* inContext(src);
      const name = src.at('dependencyName').text;
      const dependency = sensor.dependencies.find((one) => one.name === name);
      if (dependency === undefined || dependency.part.at('transform').exists) continue;
      for (const finding of look(src.at('dataKey'), publishedFor(set, sensor, dependency))) {
        // With a value to fall back to, the trigger acts all the same.
        const isCertain = finding.severity === undefined && src.at('value').text === undefined;
        yield isCertain ? finding : { ...finding, severity: finding.severity ?? 'warning' };
      }
      yield* inTemplate(src.at('dataTemplate'), publishedFor(set, sensor, dependency));
    }
  },
};

function dependenciesOf(set: ResourceSet): { readonly sensor: SensorFacts; readonly dependency: DependencyFacts }[] {
  return set.sensors.flatMap((sensor) => sensor.dependencies.map((dependency) => ({ sensor, dependency })));
}

function pathsOf(filters: Part): Part[] {
  const fields = filters
    .at('exprs')
    .items()
    .flatMap((expression) => expression.at('fields').items());
  return [...filters.at('data').items(), ...fields].map((part) => part.at('path'));
}

/** The attributes of an event are always the same. */
function* inContext(src: Part): Iterable<Finding> {
  const attributes = Object.keys(definition('EventContext')?.properties ?? {});
  const at = src.at('contextKey');
  const [first] = plainSteps(at.text ?? '') ?? [];
  if (first === undefined || attributes.includes(first)) return;
  const near = nearest(first, attributes);
  const message = `events have no attribute '${first}': they have ${listed(attributes)}`;
  const severity = src.at('value').text === undefined ? 'error' : 'warning';
  yield { at, message, severity, ...(near !== undefined && { fix: `write '${near}'` }) };
}

/** A template can do without what is not there, and says `<no value>` for it. */
function* inTemplate(at: Part, events: readonly EventFacts[]): Iterable<Finding> {
  const [event] = events;
  const data = events.flatMap((each) => dataOf(each) ?? []);
  if (!at.text || event === undefined || data.length < events.length) return;
  for (const steps of inputFields(at.text)) {
    const walked = walk(data, steps);
    if (walked.found !== 'nothing') continue;
    const inside = Math.max(0, at.text.indexOf(`.Input.${steps.join('.')}`));
    const { fix, ...finding } = nowhere(at, steps, walked, event);
    // Of a list a template takes an element with 'index', not with a path.
    const written = walked.inside === 'object' ? fix?.replace("write '", "write '.Input.") : undefined;
    yield {
      ...finding,
      severity: finding.severity ?? 'warning',
      inside,
      ...(written !== undefined && { fix: written }),
    };
  }
}

function* look(path: Part, events: readonly EventFacts[]): Iterable<Finding> {
  const steps = plainSteps(path.text ?? '');
  const [event] = events;
  if (steps === undefined || event === undefined) return;
  const data = events.flatMap((each) => dataOf(each) ?? []);
  if (data.length < events.length) return;
  const walked = walk(data, steps);
  if (walked.found === 'nothing') yield nowhere(path, steps, walked, event);
  else if (steps[0] === 'body' && steps.length > 1 && events.every(isEncoded)) yield encoded(path, event);
  else if (/^headers?$/.test(steps[0] ?? '') && events.every(hasRequestHeader)) yield* header(path, steps);
}

function nowhere(at: Part, steps: readonly string[], walked: Nowhere, { kind }: EventFacts): Finding {
  const { depth, inside, members } = walked;
  const [step = ''] = steps.slice(depth);
  const place = steps.slice(0, depth).join('.');
  const fix = fixOf(steps, walked);
  const has = members.length > 0 ? `: it has ${listed(members, 5)}` : '';
  const what = {
    object: `the data of '${kind}' events has no '${step}'${place && ` in '${place}'`}${depth < 2 ? has : ''}`,
    array: `in the data of '${kind}' events '${place}' is a list, which has no '${step}'`,
    scalar: `in the data of '${kind}' events '${place}' has no members such as '${step}'`,
  };
  const severity = severityOf(walked, steps);
  return { at, message: what[inside], ...(fix && { fix: `write '${fix}'` }), ...(severity && { severity }) };
}

/** What Argo Events adds is known for certain, what a provider sends is as the provider documented it. */
function severityOf({ depth, inside, members }: Nowhere, steps: readonly string[]): Severity | undefined {
  if (depth === 0 || steps[0] === 'metadata') return undefined;
  return inside !== 'object' || nearest(steps[depth] ?? '', members) ? 'warning' : 'info';
}

function fixOf(steps: readonly string[], { depth, inside, members }: Nowhere): string | undefined {
  const [before, [step = '', ...after]] = [steps.slice(0, depth), steps.slice(depth)];
  if (inside === 'scalar') return undefined;
  if (inside === 'array') return [...before, '0', step, ...after].join('.');
  if (depth === 0 && step === 'metadata') return undefined;
  const near = nearest(step, members);
  if (near !== undefined) return [...before, near, ...after].join('.');
  return depth === 0 && members.includes('body') ? ['body', ...steps].join('.') : undefined;
}

function encoded(at: Part, { kind }: EventFacts): Finding {
  const message = `the body of this '${kind}' event is base64 text, which has no members`;
  return { at, message, fix: "set 'jsonBody: true' on the event" };
}

function* header(at: Part, [field, name]: readonly string[]): Iterable<Finding> {
  if (name === undefined || name === '#') return;
  const canonical = canonicalHeader(name);
  if (canonical === 'Host') yield { at, message: "the header 'Host' is not among those that are published" };
  else if (name !== canonical) {
    const message = `headers arrive in Go's spelling, as '${canonical}': there is no '${name}'`;
    yield { at, message, fix: `write '${field}.${canonical}'` };
  }
}
