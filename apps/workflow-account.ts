import { ApiResource, Role, RoleBinding, ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/** An account whose pods may report their results to Argo Workflows, which is the least that any step needs. */
export function workflowAccount(
  scope: Construct,
  name: string,
): { readonly account: ServiceAccount; readonly role: Role } {
  const account = new ServiceAccount(scope, name, { metadata: { name }, automountToken: true });
  const role = new Role(scope, `${name}-role`, { metadata: { name } });
  const results = ApiResource.custom({ apiGroup: 'argoproj.io', resourceType: 'workflowtaskresults' });
  role.allow(['create', 'patch'], results);
  new RoleBinding(scope, `${name}-binding`, { metadata: { name }, role }).addSubjects(account);
  return { account, role };
}
