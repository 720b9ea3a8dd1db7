import { compileGlob } from '../../src/manifests/glob';

describe('a pattern for paths', () => {
  it.each([
    ['vendor', 'vendor/a/b.yaml'],
    ['vendor', 'apps/vendor/b.yaml'],
    ['vendor/', 'vendor/a/b.yaml'],
    ['./vendor/a.yaml', 'vendor/a.yaml'],
    ['*.gen.yaml', 'apps/x.gen.yaml'],
    ['apps/*/legacy', 'apps/x/legacy/a.yaml'],
    ['apps/**/legacy/*.yaml', 'apps/legacy/a.yaml'],
    ['apps/**/legacy/*.yaml', 'apps/x/y/legacy/a.yaml'],
    ['**/secret?.yaml', 'secret1.yaml'],
    ['**', 'a'],
    ['a*b*c', 'aXbbYc'],
    ['../other/**', '../other/a.yaml'],
  ])('%s matches %s', (pattern, path) => {
    expect(compileGlob(pattern)(path)).toBe(true);
  });

  it.each([
    ['vendor', 'vendored/a.yaml'],
    ['vendor/a', 'apps/vendor/a'],
    ['apps/*', 'app/x'],
    ['apps/*/legacy', 'apps/legacy/a.yaml'],
    ['*.yaml', 'a.yml'],
    ['a.yaml', 'aXyaml'],
    ['', 'a'],
  ])('%s does not match %s', (pattern, path) => {
    expect(compileGlob(pattern)(path)).toBe(false);
  });

  it('is decided quickly, however many stars there are', () => {
    expect(compileGlob(`${'*a'.repeat(2000)}b`)('a'.repeat(2000))).toBe(false);
    expect(compileGlob(`${'**/'.repeat(500)}b`)('a/'.repeat(500))).toBe(false);
  });
});
