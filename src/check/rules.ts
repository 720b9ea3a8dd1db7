import type { Rule } from './rule';
import { absentDependency } from './rules/absent-dependency';
import { badCondition } from './rules/bad-condition';
import { badExpression } from './rules/bad-expression';
import { badRegex } from './rules/bad-regex';
import { badTemplate } from './rules/bad-template';
import { deprecatedBus } from './rules/deprecated-bus';
import { fieldCase } from './rules/field-case';
import { missingField } from './rules/missing-field';
import { missingPermission } from './rules/missing-permission';
import { neverPasses } from './rules/never-passes';
import { refused } from './rules/refused';
import { servicePort } from './rules/service-port';
import { unauthenticatedSource } from './rules/unauthenticated-source';
import { unknownDependency } from './rules/unknown-dependency';
import { unknownEvent } from './rules/unknown-event';
import { unknownEventBus } from './rules/unknown-event-bus';
import { unknownEventSource } from './rules/unknown-event-source';
import { unknownField } from './rules/unknown-field';
import { unknownPath } from './rules/unknown-path';
import { unknownSecret } from './rules/unknown-secret';
import { unlistedValue } from './rules/unlisted-value';
import { workflowParameter } from './rules/workflow-parameter';
import { wrongType } from './rules/wrong-type';

/** Every rule, in the order in which their documentation lists them. */
export const rules: readonly Rule[] = [
  unknownField,
  fieldCase,
  wrongType,
  missingField,
  unlistedValue,
  refused,
  unknownEvent,
  unknownEventSource,
  unknownEventBus,
  deprecatedBus,
  badCondition,
  unknownDependency,
  absentDependency,
  badRegex,
  badExpression,
  badTemplate,
  neverPasses,
  unknownPath,
  servicePort,
  unauthenticatedSource,
  unknownSecret,
  workflowParameter,
  missingPermission,
];
