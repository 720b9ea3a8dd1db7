import type { Definition } from './definitions';

/** What is written about on one page. */
export interface Page {
  /** Its file in docs/reference. */
  readonly file: string;
  readonly title: string;
  /** What the page is about, before the first interface. */
  readonly about: string;
  /** The interfaces with which it begins. */
  readonly first: readonly string[];
}

const places: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/^(sources|triggers)\/([^/]+)\.ts$/, ([, folder, name]) => `${folder}/${name}.md`],
  [/^workflow\/artifact[^/]*\.ts$/, () => 'workflow-artifacts.md'],
  [/^workflow\//, () => 'workflow.md'],
  [/^(?:kubernetes\/|(?:kubernetes|pod-template|meta)\.ts$)/, () => 'kubernetes.md'],
  [/^(?:event-source|source-filter)\.ts$/, () => 'event-source.md'],
  [/^(?:sensor|trigger|dependency|parameter|event-context)\.ts$/, () => 'sensor.md'],
  [/^event-bus\.ts$/, () => 'event-bus.md'],
];

/** The page on which an interface is described: that of its file, or the one for what several kinds have in common. */
export function pageOf({ file }: Definition): string {
  for (const [pattern, page] of places) {
    const match = pattern.exec(file);
    if (match) return page(match);
  }
  return 'types.md';
}

/** The address of an interface, from another page. */
export function linkTo(definition: Definition, from: string): string {
  const page = pageOf(definition);
  const anchor = `#${definition.name.toLowerCase()}`;
  if (page === from) return anchor;
  const up = from.includes('/') ? '../' : '';
  return `${up}${page}${anchor}`;
}
