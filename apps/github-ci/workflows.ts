import { Chart, type ChartProps } from 'cdk8s';
import { ClusterRole, RoleBinding, ServiceAccount } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { SharedServiceAccount } from '../../constructs';
import { cdTemplate } from './workflows/cd';
import { type CiTemplate, ciTemplate } from './workflows/ci';
import { goTemplate } from './workflows/lang/go';

/** What can be started. */
export class Workflows extends Chart {
  readonly ci: CiTemplate;

  constructor(scope: Construct, id: string, props: ChartProps) {
    super(scope, id, props);

    const builder = new SharedServiceAccount(this, 'builder');
    const deployer = new SharedServiceAccount(this, 'deployer');
    new RoleBinding(this, 'deployer-admin', {
      metadata: { name: 'deployer-admin' },
      role: ClusterRole.fromClusterRoleName(this, 'admin', 'admin'),
    }).addSubjects(
      ServiceAccount.fromServiceAccountName(this, 'deployer-subject', deployer.name, {
        namespaceName: props.namespace,
      }),
    );

    const go = goTemplate(this);
    const cd = cdTemplate(this, { serviceAccount: deployer });
    this.ci = ciTemplate(this, { serviceAccount: builder, go, cd });
  }
}
