// Jest's ts-jest refuses TypeScript 7; esbuild only strips the types, tsc checks them separately (npm run lint).
const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

const options = {
  format: 'cjs',
  target: 'node20',
  sourcemap: 'inline',
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

module.exports = {
  process: (source, path) => ({
    code: transformSync(source, { ...options, loader: path.endsWith('.tsx') ? 'tsx' : 'ts', sourcefile: path }).code,
  }),
  getCacheKey: (source, path) => createHash('sha1').update(version).update(path).update(source).digest('hex'),
};
