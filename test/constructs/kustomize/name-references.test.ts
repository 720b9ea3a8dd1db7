import { nameReferences } from '../../../constructs/kustomize/name-references';
import type { JsonObject } from '../../../src/model/json';

const argo = { apiVersion: 'argoproj.io/v1alpha1' };

/** Which fields name an object of a kind, as `kind path`. */
function fields(objects: readonly JsonObject[], kind: string): readonly string[] {
  const reference = nameReferences(objects).find((found) => found.kind === kind);
  return (reference?.fieldSpecs ?? []).map(({ path, kind: owner }) => `${owner} ${path}`);
}

const key = (name: string) => ({ name, key: 'x' });

describe('the fields in which objects name each other', () => {
  const webhook = { port: '1', endpoint: '/', authSecret: key('a') };

  it('are given per event, because a path may hold no wildcard', () => {
    const source = {
      ...argo,
      kind: 'EventSource',
      spec: { github: { push: { webhook }, pull: { webhook, apiToken: key('b') } } },
    };
    expect(fields([source], 'Secret')).toEqual([
      'EventSource spec/github/pull/apiToken/name',
      'EventSource spec/github/pull/webhook/authSecret/name',
      'EventSource spec/github/push/webhook/authSecret/name',
    ]);
    expect(JSON.stringify(nameReferences([source]))).not.toContain('*');
  });

  it('escape a slash in a key', () => {
    const source = { ...argo, kind: 'EventSource', spec: { github: { 'a/b': { webhook } } } };
    expect(fields([source], 'Secret')).toEqual(['EventSource spec/github/a\\/b/webhook/authSecret/name']);
  });

  it('include buses, event sources, accounts and workflow templates, inside of triggers as well', () => {
    const inner = { templates: [{ steps: [[{ templateRef: { name: 'go' } }]], serviceAccountName: 'x' }] };
    const resource = { ...argo, kind: 'Workflow', spec: { workflowTemplateRef: { name: 'ci' }, ...inner } };
    const sensor = {
      ...argo,
      kind: 'Sensor',
      spec: {
        eventBusName: 'default',
        template: { serviceAccountName: 'ci' },
        dependencies: [{ name: 'push', eventSourceName: 'github', eventName: 'push' }],
        triggers: [{ template: { argoWorkflow: { source: { resource } }, k8s: { source: { resource } } } }],
      },
    };
    const triggers = 'Sensor spec/triggers/template';
    expect(fields([sensor], 'EventBus')).toEqual(['Sensor spec/eventBusName']);
    expect(fields([sensor], 'EventSource')).toEqual(['Sensor spec/dependencies/eventSourceName']);
    expect(fields([sensor], 'ServiceAccount')).toEqual([
      'Sensor spec/template/serviceAccountName',
      `${triggers}/argoWorkflow/source/resource/spec/templates/serviceAccountName`,
      `${triggers}/k8s/source/resource/spec/templates/serviceAccountName`,
    ]);
    expect(fields([sensor], 'WorkflowTemplate')).toContain(
      `${triggers}/argoWorkflow/source/resource/spec/workflowTemplateRef/name`,
    );
    expect(fields([sensor], 'WorkflowTemplate')).toContain(
      `${triggers}/k8s/source/resource/spec/templates/steps/templateRef/name`,
    );
  });

  it('tell templates of the whole cluster, ConfigMaps and volumes apart', () => {
    const spec = {
      workflowTemplateRef: { name: 'ci', clusterScope: true },
      volumes: [{ secret: { secretName: 'a' } }, { configMap: { name: 'b' } }],
      templates: [{ container: { env: [{ name: 'X', valueFrom: { configMapKeyRef: key('c') } }] } }],
    };
    const workflow = { ...argo, kind: 'WorkflowTemplate', spec };
    expect(fields([workflow], 'ClusterWorkflowTemplate')).toEqual(['WorkflowTemplate spec/workflowTemplateRef/name']);
    expect(fields([workflow], 'Secret')).toEqual(['WorkflowTemplate spec/volumes/secret/secretName']);
    expect(fields([workflow], 'ConfigMap')).toEqual([
      'WorkflowTemplate spec/templates/container/env/valueFrom/configMapKeyRef/name',
      'WorkflowTemplate spec/volumes/configMap/name',
    ]);
  });

  it('include what a Service selects by and where a route leads, but nothing that kustomize knows', () => {
    const service = { apiVersion: 'v1', kind: 'Service', spec: { selector: { 'eventsource-name': 'github' } } };
    const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', spec: { tls: [{ secretName: 'a' }] } };
    const route = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      spec: { parentRefs: [{ name: 'public' }], rules: [{ backendRefs: [{ name: 'github' }] }] },
    };
    expect(nameReferences([ingress])).toEqual([]);
    expect(fields([service, route], 'EventSource')).toEqual(['Service spec/selector/eventsource-name']);
    expect(fields([service, route], 'Service')).toEqual(['HTTPRoute spec/rules/backendRefs/name']);
    expect(fields([service, route], 'Gateway')).toEqual(['HTTPRoute spec/parentRefs/name']);
  });

  it('include what a gateway needs to reach pods that speak TLS themselves', () => {
    const policy = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'BackendTLSPolicy',
      spec: { targetRefs: [{ name: 'hooks' }], validation: { hostname: 'h', caCertificateRefs: [{ name: 'ca' }] } },
    };
    expect(fields([policy], 'Service')).toEqual(['BackendTLSPolicy spec/targetRefs/name']);
    expect(fields([policy], 'ConfigMap')).toEqual(['BackendTLSPolicy spec/validation/caCertificateRefs/name']);
  });
});
