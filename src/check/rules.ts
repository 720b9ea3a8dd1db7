import type { Rule } from './rule';
import { absentDependency } from './rules/absent-dependency';
import { alwaysFails } from './rules/always-fails';
import { badCondition } from './rules/bad-condition';
import { badExpression } from './rules/bad-expression';
import { badGuard } from './rules/bad-guard';
import { badName } from './rules/bad-name';
import { badQuery } from './rules/bad-query';
import { badRegex } from './rules/bad-regex';
import { badSchedule } from './rules/bad-schedule';
import { badScript } from './rules/bad-script';
import { badSetting } from './rules/bad-setting';
import { badSourceFilter } from './rules/bad-source-filter';
import { badTarget } from './rules/bad-target';
import { badTemplate } from './rules/bad-template';
import { broadPermission } from './rules/broad-permission';
import { deadEndpoint } from './rules/dead-endpoint';
import { deprecatedBus } from './rules/deprecated-bus';
import { deprecatedField } from './rules/deprecated-field';
import { duplicateName } from './rules/duplicate-name';
import { fieldCase } from './rules/field-case';
import { incompleteTrigger } from './rules/incomplete-trigger';
import { kafkaConditions } from './rules/kafka-conditions';
import { literalCredential } from './rules/literal-credential';
import { manyDependencies } from './rules/many-dependencies';
import { missingField } from './rules/missing-field';
import { missingPermission } from './rules/missing-permission';
import { neverPasses } from './rules/never-passes';
import { noEffect } from './rules/no-effect';
import { pitfall } from './rules/pitfall';
import { refused } from './rules/refused';
import { servicePort } from './rules/service-port';
import { streamReplicas } from './rules/stream-replicas';
import { triggerKind } from './rules/trigger-kind';
import { unauthenticatedSource } from './rules/unauthenticated-source';
import { unknownDependency } from './rules/unknown-dependency';
import { unknownEvent } from './rules/unknown-event';
import { unknownEventBus } from './rules/unknown-event-bus';
import { unknownEventSource } from './rules/unknown-event-source';
import { unknownField } from './rules/unknown-field';
import { unknownKind } from './rules/unknown-kind';
import { unknownPath } from './rules/unknown-path';
import { unknownSecret } from './rules/unknown-secret';
import { unknownServiceAccount } from './rules/unknown-service-account';
import { unknownWorkflowTemplate } from './rules/unknown-workflow-template';
import { unlistedValue } from './rules/unlisted-value';
import { unused } from './rules/unused';
import { uselessCondition } from './rules/useless-condition';
import { weakSecurity } from './rules/weak-security';
import { workflowField } from './rules/workflow-field';
import { workflowParameter } from './rules/workflow-parameter';
import { wrongType } from './rules/wrong-type';

/** Every rule, in the order in which their documentation lists them. */
export const rules: readonly Rule[] = [
  unknownKind,
  unknownField,
  fieldCase,
  wrongType,
  missingField,
  unlistedValue,
  refused,
  badName,
  duplicateName,
  unknownEvent,
  unknownEventSource,
  unknownEventBus,
  unknownSecret,
  unknownServiceAccount,
  unknownWorkflowTemplate,
  workflowParameter,
  workflowField,
  missingPermission,
  badCondition,
  uselessCondition,
  manyDependencies,
  unknownDependency,
  absentDependency,
  unused,
  badRegex,
  badExpression,
  badTemplate,
  badSourceFilter,
  badSetting,
  badQuery,
  badScript,
  badSchedule,
  badGuard,
  neverPasses,
  unknownPath,
  triggerKind,
  incompleteTrigger,
  badTarget,
  alwaysFails,
  noEffect,
  pitfall,
  deadEndpoint,
  servicePort,
  streamReplicas,
  kafkaConditions,
  deprecatedBus,
  deprecatedField,
  unauthenticatedSource,
  weakSecurity,
  literalCredential,
  broadPermission,
];
