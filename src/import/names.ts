/** Words that TypeScript keeps for itself, or that would hide something that is used. */
const reserved: ReadonlySet<string> = new Set(
  (
    'abstract any arguments as async await boolean break case catch class const continue debugger declare default delete do else enum eval export ' +
    'extends false finally for from function get id if implements import in infer instanceof interface is keyof let module namespace never new null ' +
    'number object of package private protected props public readonly require return scope set static string super switch symbol this throw true try ' +
    'type typeof undefined unknown var void while with yield'
  ).split(' '),
);

/** Names that are given once each. */
export class Names {
  private readonly taken: Set<string>;

  /**
   * @param taken what nothing may be called
   * @param separator what stands before the number of a name that is taken
   */
  constructor(
    taken: Iterable<string> = [],
    private readonly separator = '',
  ) {
    this.taken = new Set(taken);
  }

  /** The first of some names that is free, or else the last with a number. */
  claim(...candidates: readonly string[]): string {
    const last = candidates.at(-1) ?? 'value';
    let name = candidates.find((candidate) => !this.taken.has(candidate));
    for (let number = 2; name === undefined; number++) {
      const numbered = `${last}${this.separator}${number}`;
      if (!this.taken.has(numbered)) name = numbered;
    }
    this.taken.add(name);
    return name;
  }
}

/** Longest name that is made of something in a manifest. */
const maxLength = 60;

/** Longest id that is made of a name. */
const maxIdLength = 100;

/** The words of a name: `git-push` has two. */
function words(text: string): string[] {
  return text
    .slice(0, maxLength)
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

/** A name for a constant: `git-push` becomes `gitPush`. */
export function camelCase(text: string, otherwise = 'value'): string {
  const [first = '', ...rest] = words(text);
  const name = `${first.charAt(0).toLowerCase()}${first.slice(1)}${rest.map(capitalized).join('')}`;
  if (name === '') return otherwise;
  return /^\d/.test(name) || reserved.has(name) ? `${otherwise}${capitalized(name)}` : name;
}

/** A name for a class: `git-push` becomes `GitPush`. */
export function pascalCase(text: string, otherwise = 'Pipeline'): string {
  const name = words(text).map(capitalized).join('');
  if (name === '') return otherwise;
  return /^\d/.test(name) ? `${otherwise}${name}` : name;
}

/** A name for a file, without its ending, and for the chart in it. */
export function kebabCase(text: string, otherwise = 'pipeline'): string {
  return constructId(words(text).join('-').toLowerCase(), otherwise);
}

/** An id for a construct: the name where it can be one, since names are made of ids. */
export function constructId(name: string, otherwise: string): string {
  const id = name.slice(0, maxIdLength).replace(/[^A-Za-z0-9._-]+/g, '-');
  // Constructs keep their children in an object that has members already.
  return id === '' || id in {} ? otherwise : id;
}

/** The words of a kind with dashes between: `event-source`. */
export function kindName(kind: string): string {
  return kebabCase(kind.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-'), 'object');
}

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
