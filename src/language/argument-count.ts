/**
 * How many arguments a function takes, in the words of a message: `1 argument`, `1 or 2 arguments`, `at least 2 arguments`.
 * @param most infinity if there is no limit. `@default` as many as at least
 */
export function argumentCount(least: number, most: number = least): string {
  const isOpen = most === Number.POSITIVE_INFINITY;
  const count = isOpen ? `at least ${least}` : most === least ? `${least}` : `${least} or ${most}`;
  return `${count} ${(isOpen ? least : most) === 1 ? 'argument' : 'arguments'}`;
}
