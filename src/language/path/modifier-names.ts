/** The modifiers that a path may use: `@reverse` and so on. */
export const modifierNames = [
  'pretty',
  'ugly',
  'reverse',
  'this',
  'flatten',
  'join',
  'valid',
  'keys',
  'values',
  'tostr',
  'fromstr',
  'group',
  'dig',
] as const;

/** The name of a modifier, without its `@`. */
export type ModifierName = (typeof modifierNames)[number];

const names: ReadonlySet<string> = new Set(modifierNames);

/** Whether a modifier of this name exists; `@other` is a key like any other. */
export function isModifier(name: string): name is ModifierName {
  return names.has(name);
}
