import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const model = join(__dirname, '../../src/model');
const files = ['payloads', 'wiring', 'workflow'].flatMap((folder) =>
  readdirSync(join(model, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'by-kind.ts') // a table of the others
    .map((file) => join(folder, file)),
);

/** The declarations and properties of a file that no doc comment stands before. */
function undocumented(file: string): readonly string[] {
  const lines = readFileSync(join(model, file), 'utf8').split('\n');
  return lines.filter(
    (line, at) =>
      /^(export (interface|type) \w|\s+readonly ['"\w])/.test(line) && !lines[at - 1]?.trimEnd().endsWith('*/'),
  );
}

describe.each(files)('%s', (file) => {
  it('says of every property what it is for', () => {
    expect(undocumented(file)).toEqual([]);
  });
});
