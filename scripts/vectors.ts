import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runFile } from '../test/conformance/vectors/run';
import { readExamplesFrom } from '../test/conformance/vectors/validation-areas';

/**
 * `npm run vectors -- [--examples DIR] [files or folders]`: how far we answer as Argo Events does. Default: the vectors in the
 * repository. Rows of `validation` that name upstream's example files are asked only with DIR, the folder of these.
 */
const { values: options, positionals: given } = parseArgs({
  allowPositionals: true,
  options: { examples: { type: 'string' } },
});
if (options.examples !== undefined) readExamplesFrom(options.examples);
const places = given.length > 0 ? given : [join(__dirname, '../test/vectors')];
const files = places.flatMap((place) =>
  statSync(place).isDirectory()
    ? readdirSync(place)
        .filter((name) => /\.jsonl(\.gz)?$/.test(name))
        .map((name) => join(place, name))
    : [place],
);

async function run(): Promise<void> {
  let [passed, failed] = [0, 0];
  for (const file of files.sort()) {
    const result = await runFile(file);
    if (result.notBuilt) {
      console.log(`${result.area}: not built yet (${result.total} rows)`);
      continue;
    }
    passed += result.passed + result.deviating;
    failed += result.failures.length;
    const deviating = result.deviating > 0 ? `, ${result.deviating} known deviations` : '';
    const leftOut = result.leftOut > 0 ? `, ${result.leftOut} left out (give --examples DIR)` : '';
    console.log(`${result.area}: ${result.passed}/${result.total}${deviating}${leftOut}`);
    for (const { row, difference } of result.failures.slice(0, 3)) {
      console.log(`  ${row.id}\n      question ${JSON.stringify(row.in)}\n      ${difference}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

void run();
