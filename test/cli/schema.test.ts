import { editorSchema } from '../../src/model/editor-schema';
import { eventloom } from './eventloom';

describe('eventloom schema', () => {
  it('prints the schema of all kinds', async () => {
    const { status, stdout } = await eventloom('schema');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(editorSchema());
  });

  it('prints the schema of one kind, without what that does not use', async () => {
    const { stdout } = await eventloom('schema', '--kind', 'EventBus');
    const { title, definitions } = JSON.parse(stdout) as { title: string; definitions: object };
    expect(title).toBe('EventBus');
    expect(definitions).toHaveProperty('JetStreamBus');
    expect(definitions).not.toHaveProperty('GithubEventSource');
  });

  it('names the kinds when asked for another', async () => {
    const { status, stderr } = await eventloom('schema', '--kind', 'Job');
    expect(status).toBe(2);
    expect(stderr).toContain('EventBus, EventSource, Sensor, Workflow');
  });

  it('says in its help how an editor finds it', async () => {
    const { stdout } = await eventloom('schema', '--help');
    expect(stdout).toContain('# yaml-language-server: $schema=');
  });
});
