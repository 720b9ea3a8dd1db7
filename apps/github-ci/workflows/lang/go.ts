import type { Construct } from 'constructs';
import { WorkflowTemplate } from '../../../../constructs';

export type GoTemplate = ReturnType<typeof goTemplate>;

/** How a Go program is tested and built; any workflow can use it. */
export function goTemplate(scope: Construct) {
  return new WorkflowTemplate(scope, 'lang-go', {
    about: { owner: 'team-platform', description: 'Tests and builds a Go program that lies in a volume' },
    templates: {
      build: {
        inputs: {
          parameters: [
            { name: 'directory', description: 'Where go.mod is' },
            { name: 'go', value: '1.26', description: 'The version of Go' },
          ],
        },
        outputs: { parameters: [{ name: 'binaries', value: '{{inputs.parameters.directory}}/bin' }] },
        retryStrategy: { limit: 2, retryPolicy: 'OnError' },
        script: {
          image: 'golang:{{inputs.parameters.go}}',
          command: ['sh', '-eu'],
          workingDir: '{{inputs.parameters.directory}}',
          volumeMounts: [{ name: 'workspace', mountPath: '/workspace' }],
          env: [{ name: 'GOCACHE', value: '/tmp/go-build' }],
          source: ['go vet ./...', 'go test ./...', 'CGO_ENABLED=0 go build -o bin/ ./...', ''].join('\n'),
        },
      },
    },
  });
}
