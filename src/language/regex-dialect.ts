/**
 * Rewrites a pattern of Go's regexp package into one that re2js takes and that matches the same texts. Three things differ: Go
 * lets several groups have one name, so that here they have none, and it knows the long names of Unicode categories, in any case;
 * and in its classes `[:]` is a bracket, a colon and the end.
 */
export function toRe2(pattern: string): string {
  return pattern.replace(
    tokens,
    (token, characters: string, negation: string, letter: string, property: string, group: string) => {
      if (characters !== undefined) return characters.replace(tokensOfClass, rewritten);
      return group === undefined ? rewritten(token, negation, letter, property) : '(';
    },
  );
}

const unicodeToken = String.raw`\\([pP])(?:([a-z])|\{([^{}]*)\})|\\[^]`;

/** A quotation, a class of characters, a Unicode class, another escape, or the start of a named group. */
const tokens = new RegExp(
  String.raw`\\Q[^]*?(?:\\E|$)|(\[\^?\]?(?:\\[^]|\[:\^?\w+:\]|[^\]\\]){0,200}\])|${unicodeToken}|\(\?P?<(\w+)>`,
  'g',
);

/** A Unicode class, another escape, or a bracket before a colon at the end. */
const tokensOfClass = new RegExp(String.raw`${unicodeToken}|(?<!^)\[(?=:\]$)`, 'g');

function rewritten(token: string, negation?: string, letter?: string, property?: string): string {
  if (token === '[') return String.raw`\[`;
  if (letter !== undefined) return `\\${negation}${letter.toUpperCase()}`;
  return property === undefined || property.startsWith('^^') ? token : unicodeClass(property, negation === 'P');
}

function unicodeClass(property: string, negated: boolean): string {
  const inverted = property.startsWith('^');
  const name = canonicalName(inverted ? property.slice(1) : property);
  const outside = negated !== inverted;
  return `\\${outside ? 'P' : 'p'}{${name}}`;
}

function canonicalName(name: string): string {
  const folded = name.toLowerCase().replace(/[ _-]/g, '');
  const known = categories.get(folded);
  if (known) return known;
  // Scripts are found the same way, so that those with an underscore in their name never are.
  return folded.slice(0, 1).toUpperCase() + folded.slice(1);
}

/** The general categories with their long names. */
const longNames: readonly (readonly [string, string])[] = [
  ['C', 'other'],
  ['Cc', 'control cntrl'],
  ['Cf', 'format'],
  ['Cn', 'unassigned'],
  ['Co', 'privateuse'],
  ['Cs', 'surrogate'],
  ['L', 'letter'],
  ['LC', 'casedletter lc'],
  ['Ll', 'lowercaseletter'],
  ['Lm', 'modifierletter'],
  ['Lo', 'otherletter'],
  ['Lt', 'titlecaseletter'],
  ['Lu', 'uppercaseletter'],
  ['M', 'mark combiningmark'],
  ['Mc', 'spacingmark'],
  ['Me', 'enclosingmark'],
  ['Mn', 'nonspacingmark'],
  ['N', 'number'],
  ['Nd', 'decimalnumber digit'],
  ['Nl', 'letternumber'],
  ['No', 'othernumber'],
  ['P', 'punctuation punct'],
  ['Pc', 'connectorpunctuation'],
  ['Pd', 'dashpunctuation'],
  ['Pe', 'closepunctuation'],
  ['Pf', 'finalpunctuation'],
  ['Pi', 'initialpunctuation'],
  ['Po', 'otherpunctuation'],
  ['Ps', 'openpunctuation'],
  ['S', 'symbol'],
  ['Sc', 'currencysymbol'],
  ['Sk', 'modifiersymbol'],
  ['Sm', 'mathsymbol'],
  ['So', 'othersymbol'],
  ['Z', 'separator'],
  ['Zl', 'lineseparator'],
  ['Zp', 'paragraphseparator'],
  ['Zs', 'spaceseparator'],
];

const categories = new Map(longNames.flatMap(([name, long]) => long.split(' ').map((key) => [key, name] as const)));
