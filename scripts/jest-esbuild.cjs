// Jest's ts-jest refuses TypeScript 7; esbuild only strips the types, tsc checks them separately (npm run lint).
const { createHash } = require('node:crypto');
const { readFileSync, statSync } = require('node:fs');
const { basename, join, relative } = require('node:path');

const root = join(__dirname, '..');
const options = {
  format: 'cjs',
  target: 'node20',
  sourcemap: 'external',
  sourcesContent: false,
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

/** What was compiled before the tests, unless the source was changed since, or is none of ours. */
function compiled(path) {
  const { EVENTLOOM_COMPILED: output, EVENTLOOM_COMPILED_AT: time } = process.env;
  if (output === undefined) return undefined;
  const file = join(output, relative(root, path)).replace(/tsx?$/, 'js');
  try {
    if (statSync(path).mtimeMs >= Number(time)) return undefined;
    return { code: readFileSync(file, 'utf8'), map: readFileSync(`${file}.map`, 'utf8') };
  } catch {
    return undefined;
  }
}

function transformed(source, path) {
  const { transformSync } = require('esbuild');
  return transformSync(source, { ...options, loader: path.endsWith('.tsx') ? 'tsx' : 'ts' });
}

module.exports = {
  options,
  root,
  process: (source, path) => {
    const { code, map } = compiled(path) ?? transformed(source, path);
    return { code, map: { ...JSON.parse(map), sources: [basename(path)] } };
  },
  getCacheKey: (source, path) =>
    createHash('sha1').update(JSON.stringify(options)).update(path).update(source).digest('hex'),
};
