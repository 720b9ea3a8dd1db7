import { compileSourceFilter } from '../../language/expr/source-filter';
import type { Node } from '../../language/expr/syntax/node';
import { parse } from '../../language/expr/syntax/parser';
import { sourceKinds } from '../../model/kinds';
import { payloadSchema } from '../../model/payload-schema';
import { contrast, eventSourceExample } from '../example';
import type { EventFacts } from '../facts';
import type { Part } from '../part';
import { dataOf, isEncoded } from '../payload';
import { walk } from '../payload-walk';
import { wordIn } from '../position';
import { compiled } from '../programs';
import type { Finding, Rule } from '../rule';
import { listed, nearest } from '../suggestion';

const webhook = (expression: string): string => `  webhook:
    orders:
      port: "12000"
      endpoint: /orders
      method: POST
      filter:
        expression: ${expression}`;

/** The filter of an event source cannot be read, or asks for what its events do not have. */
export const badSourceFilter: Rule = {
  code: 'bad-source-filter',
  severity: 'error',
  title: 'The filter of an event source can be read, and looks at what its events have',
  why: `An event whose filter fails is dropped, and the sender is told that all is well. That is so for every event when the filter cannot be read, and
for names that the events do not have: what was sent to a webhook is in 'body'.`,
  ...contrast(eventSourceExample, webhook('body.total > 10'), webhook('body.total > > 10')),
  *check(set) {
    for (const event of set.eventSources.flatMap(({ events }) => events)) {
      if (sourceKinds[event.kind].hasFilter) yield* look(event);
    }
  },
};

function* look(event: EventFacts): Iterable<Finding> {
  const at = event.part.at('filter', 'expression');
  const faults = [...compiled(at, compileSourceFilter)];
  yield* faults;
  if (!at.text || faults.length > 0) return;
  const uses = usesIn(parse(at.text));
  const schema = payloadSchema(event.kind);
  const members = schema && Object.keys(schema.properties ?? {});
  const unknown = members && [...uses.names].find((name) => !members.includes(name) && !functions.has(name));
  if (unknown !== undefined) {
    const message = `the data of '${event.kind}' events has no '${unknown}', which is then nil: it has ${listed(members ?? [], 5)}`;
    yield {
      at,
      inside: wordIn(at.text, unknown),
      message,
      severity: 'warning',
      ...(members?.includes('body') && { fix: `did you mean 'body.${unknown}'?` }),
    };
  }
  if (uses.membersOfBody && isEncoded(event)) {
    const message = `the body of this '${event.kind}' event is base64 text, which has no members: the filter fails`;
    yield { at, message, fix: "set 'jsonBody: true' on the event" };
  } else yield* nowhere(at, at.text, uses, event);
}

/** Members that the data of the event does not have, as far as that is known: they are nil. */
function* nowhere(at: Part, text: string, { chains }: Uses, event: EventFacts): Iterable<Finding> {
  const data = dataOf(event);
  if (data === undefined) return;
  const seen = new Set<string>();
  for (const steps of chains) {
    const walked = walk([data], steps);
    if (walked.found !== 'nothing' || walked.inside !== 'object' || walked.depth === 0) continue;
    const [before, [step = '', ...after]] = [steps.slice(0, walked.depth), steps.slice(walked.depth)];
    const path = [...before, step].join('.');
    if (seen.has(path)) continue;
    seen.add(path);
    const near = nearest(step, walked.members);
    const message = `the data of '${event.kind}' events has no '${step}' in '${before.join('.')}', which is then nil`;
    const inside = Math.max(0, text.indexOf(path));
    if (near === undefined) yield { at, inside, message, severity: 'info' };
    else yield { at, inside, message, severity: 'warning', fix: `write '${[...before, near, ...after].join('.')}'` };
  }
}

/** What Argo Events gives to an expression beside the data. */
const functions: ReadonlySet<string> = new Set([
  'asInt',
  'asFloat',
  'jsonpath',
  'toJson',
  'sprig',
  '$env',
  'true',
  'false',
  'nil',
]);

interface Uses {
  readonly names: ReadonlySet<string>;
  readonly membersOfBody: boolean;
  /** Members of members, from the data on. */
  readonly chains: readonly (readonly string[])[];
}

function usesIn(root: Node): Uses {
  const names = new Set<string>();
  const own = new Set<string>();
  const chains: (readonly string[])[] = [];
  let membersOfBody = false;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isNode(value)) return;
    if (value.kind === 'identifier') names.add(value.name);
    if (value.kind === 'let') own.add(value.name);
    const chain = value.kind === 'member' ? chainOf(value) : undefined;
    if (chain !== undefined) chains.push(chain);
    if (value.kind === 'member' && value.object.kind === 'identifier' && value.object.name === 'body')
      membersOfBody = true;
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(root);
  const isFree = (name: string): boolean => !own.has(name);
  return {
    names: new Set([...names].filter(isFree)),
    membersOfBody,
    chains: chains.filter(([first = '']) => isFree(first)),
  };
}

/** `a.b[0].c` as steps, when it begins with a name and all of them are written out. */
function chainOf(node: Node): string[] | undefined {
  if (node.kind === 'identifier') return [node.name];
  if (node.kind !== 'member' || node.optional) return undefined;
  const { object, property } = node;
  const before = chainOf(object);
  if (before === undefined || (property.kind !== 'string' && property.kind !== 'integer')) return undefined;
  return [...before, String(property.value)];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'kind' in value && 'offset' in value;
}
