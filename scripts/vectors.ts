import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runFile } from '../test/conformance/vectors/run';

/** `npm run vectors -- [files or folders]`: how far we answer as Argo Events does. Default: the vectors in the repository. */
const given = process.argv.slice(2);
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
    console.log(`${result.area}: ${result.passed}/${result.total}${deviating}`);
    for (const { row, difference } of result.failures.slice(0, 3)) {
      console.log(`  ${row.id}\n      question ${JSON.stringify(row.in)}\n      ${difference}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

void run();
