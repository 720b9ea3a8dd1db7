import { Chart, type ChartProps } from 'cdk8s';
import { ApiResource, ClusterRole, Role, RoleBinding, ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { cdTemplate } from './workflows/cd';
import { type CiTemplate, ciTemplate } from './workflows/ci';
import { goTemplate } from './workflows/lang/go';

/** What can be started. */
export class Workflows extends Chart {
  readonly ci: CiTemplate;

  constructor(scope: Construct, id: string, props: ChartProps) {
    super(scope, id, props);

    const builder = this.account('builder');
    const deployer = this.account('deployer');
    new RoleBinding(this, 'deployer-admin', {
      metadata: { name: 'deployer-admin' },
      role: ClusterRole.fromClusterRoleName(this, 'admin', 'admin'),
    }).addSubjects(deployer);

    const go = goTemplate(this);
    const cd = cdTemplate(this, { serviceAccount: deployer });
    this.ci = ciTemplate(this, { serviceAccount: builder, go, cd });
  }

  /** An account whose pods may report their results to Argo Workflows, which is the least that any step needs. */
  private account(name: string): ServiceAccount {
    const account = new ServiceAccount(this, name, { metadata: { name }, automountToken: true });
    const role = new Role(this, `${name}-role`, { metadata: { name } });
    const results = ApiResource.custom({ apiGroup: 'argoproj.io', resourceType: 'workflowtaskresults' });
    role.allow(['create', 'patch'], results);
    new RoleBinding(this, `${name}-binding`, { metadata: { name }, role }).addSubjects(account);
    return account;
  }
}
