import { check } from '../src/check/check';
import { readManifests } from '../src/manifests/read';
import { goodManifests } from './faults/manifests';

/** Prints how long it takes to read and to check a thousand documents that belong together, in a process that has just begun. */
const wanted = 1000;

const texts: string[] = [];
for (let team = 0; texts.length < wanted; team++) {
  for (const manifest of goodManifests) texts.push(manifest.replaceAll(/namespace: (\w+)/g, `namespace: $1-${team}`));
}
const text = texts.slice(0, wanted).join('---\n');

const start = performance.now();
const { resources, problems } = readManifests(text, 'all.yaml');
const read = performance.now();
const found = [...problems, ...check(resources)].filter(({ severity }) => severity !== 'info');
const end = performance.now();

const { user, system } = process.cpuUsage();
console.log(`${resources.length} documents, ${(text.length / 1024).toFixed(0)} KiB`);
console.log(
  `read in ${(read - start).toFixed(0)} ms, checked in ${(end - read).toFixed(0)} ms: ${found.length} errors and warnings`,
);
console.log(`processor time of the whole process, starting it included: ${((user + system) / 1000).toFixed(0)} ms`);
