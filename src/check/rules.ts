import type { Rule } from './rule';
import { fieldCase } from './rules/field-case';
import { missingField } from './rules/missing-field';
import { unknownField } from './rules/unknown-field';
import { unlistedValue } from './rules/unlisted-value';
import { wrongType } from './rules/wrong-type';

/** Every rule, in the order in which their documentation lists them. */
export const rules: readonly Rule[] = [unknownField, fieldCase, wrongType, missingField, unlistedValue];
