import { ClusterWorkflowTemplate, WorkflowTemplate } from '../../constructs';
import { manifest, manifests, testChart } from './synthesized';

const container = { image: 'golang:1.25' };
const templates = { build: { inputs: { parameters: [{ name: 'directory' }] }, container } } as const;

describe('ClusterWorkflowTemplate', () => {
  it('belongs to the whole cluster', () => {
    const chart = testChart();
    new ClusterWorkflowTemplate(chart, 'lang-go', {
      about: { owner: 'team-shop' },
      parameters: { image: { value: 'golang' } },
      templates: { main: { container: { image: '{{workflow.parameters.image}}' } } },
      entrypoint: 'main',
      serviceAccountName: 'builder',
    });
    const { metadata, spec } = manifest(chart, 'ClusterWorkflowTemplate');
    expect(metadata).toEqual({ name: 'lang-go', annotations: { 'a8r.io/owner': 'team-shop' } });
    expect(spec).toEqual({
      entrypoint: 'main',
      serviceAccountName: 'builder',
      arguments: { parameters: [{ name: 'image', value: 'golang' }] },
      templates: [{ name: 'main', container: { image: '{{workflow.parameters.image}}' } }],
    });
  });

  it('has templates that workflows of any namespace use, with what they take', () => {
    const chart = testChart();
    const go = new ClusterWorkflowTemplate(chart, 'lang-go', { templates });
    const using = (parameters: readonly { readonly name: string; readonly value: string }[]) => ({
      entrypoint: 'main' as const,
      templates: {
        main: { steps: [[{ name: 'a', templateRef: go.templateRef('build'), arguments: { parameters } }]] },
      },
    });
    new WorkflowTemplate(chart, 'ci', using([{ name: 'directory', value: '.' }]));
    const [first] = manifest(chart, 'WorkflowTemplate').spec.templates ?? [];
    expect(first?.steps?.[0]?.[0]?.templateRef).toEqual({ name: 'lang-go', template: 'build', clusterScope: true });
    expect(() => new WorkflowTemplate(chart, 'bad', using([]))).toThrow(
      "step 'a' of template 'main' does not pass 'directory', which 'lang-go/build' needs",
    );
    expect(() => go.templateRef('bild' as 'build')).toThrow(
      "[chart/lang-go] there is no template 'bild'; there are build",
    );
  });

  it('refuses references that lead nowhere, and a name that is taken in the cluster', () => {
    const chart = testChart();
    expect(
      () =>
        new ClusterWorkflowTemplate(chart, 'bad', { templates: { main: { steps: [[{ name: 'a', template: 'b' }]] } } }),
    ).toThrow("[chart/bad] step 'a' of template 'main' names the template 'b', which does not exist; there is main");
    new ClusterWorkflowTemplate(chart, 'a', { metadata: { name: 'go' }, templates });
    expect(
      () => new ClusterWorkflowTemplate(chart, 'b', { metadata: { name: 'go', namespace: 'x' }, templates }),
    ).toThrow("[chart/b] the ClusterWorkflowTemplate 'go' exists already at 'chart/a'");
    expect(manifests(chart)).toHaveLength(1);
  });
});
