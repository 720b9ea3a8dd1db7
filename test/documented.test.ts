import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const root = join(__dirname, '..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const declaration =
  /^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|class|interface|type|const|enum) (\w+)/;

/** The exported declarations of a file that no doc comment precedes; further overloads share the first one's. */
function undocumented(file: string): string[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    const name = declaration.exec(line)?.[1];
    if (name === undefined || seen.has(name)) return [];
    seen.add(name);
    const above = lines
      .slice(0, index)
      .filter((before) => !before.startsWith('// '))
      .at(-1);
    return above?.trim().endsWith('*/') ? [] : [`${file}:${index + 1} ${name}`];
  });
}

/** The parts that a language is made of are its own business: what leaves it stands one folder up. */
const inside = /^src\/language\/[^/]+\/[^/]+\//;

describe('documentation', () => {
  it.each(['src', 'constructs'])('says of everything that %s exports what it is for', (folder) => {
    const files = sources(folder).filter((file) => !inside.test(file));
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap(undocumented)).toEqual([]);
  });
});
