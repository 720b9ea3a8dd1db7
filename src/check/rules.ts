import type { Rule } from './rule';
import { unknownField } from './rules/unknown-field';

/** Every rule, in the order in which their documentation lists them. */
export const rules: readonly Rule[] = [unknownField];
