import { check } from '../src/check/check';
import { goodResources, outcomes } from './faults/matrix';
import type { Mutation } from './faults/mutations';

/** Prints how many of many single faults `eventloom check` finds, beside what looks at manifests otherwise. */
const all = outcomes();
const categories = [...new Set(all.map(({ mutation }) => mutation.category))];
const rows = categories.map((category) => {
  const own = all.filter(({ mutation }) => mutation.category === category);
  const [found, lint] = [own.filter((one) => one.found.length > 0).length, own.filter((one) => one.lint).length];
  return `| ${category} | ${own.length} | ${found} | ${lint} | ${own.filter(({ mutation }) => isRefused(mutation)).length} |`;
});
/** The API server knows kinds and versions, and nothing of what is in `spec`. */
function isRefused({ name, resource }: Mutation): boolean {
  return resource.kind !== 'Role' && / (?:kind|apiVersion) = /.test(name);
}

const total = all.filter(({ found }) => found.length > 0).length;
const alarms = check(goodResources()).filter(({ severity }) => severity !== 'info');

console.log('| fault | made | eventloom check | argo-events lint | CRDs of Argo Events, kubectl --dry-run=server |');
console.log('|---|---|---|---|---|');
for (const row of rows) console.log(row);
console.log(
  `\n${total} of ${all.length} found (${((100 * total) / all.length).toFixed(1)} %); ${alarms.length} false alarms`,
);
for (const { mutation, found } of all)
  if (found.length === 0) console.log(`missed: ${mutation.category}: ${mutation.name}`);
