import { EventloomError } from '../src/errors';

/** What is used of cdk8s-plus. */
export type Cdk8sPlus = Pick<
  typeof import('cdk8s-plus-28'),
  | 'ApiResource'
  | 'ClusterRole'
  | 'ClusterRoleBinding'
  | 'HttpIngressPathType'
  | 'Ingress'
  | 'IngressBackend'
  | 'Role'
  | 'RoleBinding'
  | 'Secret'
  | 'Service'
  | 'ServiceAccount'
  | 'ServiceType'
>;

/**
 * Loads cdk8s-plus the first time that something is made of it, because it doubles the time that an import of cdk8s takes.
 * @throws EventloomError `library-missing` when it is not installed.
 */
export function cdk8sPlus(): Cdk8sPlus {
  try {
    return require('cdk8s-plus-28') as Cdk8sPlus;
  } catch (cause) {
    throw new EventloomError(
      'library-missing',
      'Services, Ingresses, ServiceAccounts and Roles are made with cdk8s-plus-28, which is not installed: npm install cdk8s-plus-28',
      { cause },
    );
  }
}
