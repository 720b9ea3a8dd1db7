import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDelivery } from '../../src/cli/delivery';
import { type Fixture, loadFixture, setPart } from '../../src/cli/fixture';

const root = mkdtempSync(join(tmpdir(), 'eventloom-fixture-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const fixture: Fixture = {
  description: 'x',
  provider: 'github',
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-GitHub-Event': 'push' },
  body: { ref: 'a', list: [{ id: 1 }] },
};

describe('a delivery', () => {
  it('is found by its name, GitHub’s first', () => {
    expect(loadFixture('push')).toEqual(loadFixture('github/push'));
    expect(loadFixture('gitlab/push').provider).toBe('gitlab');
    expect(loadFixture('checkout_session-completed').provider).toBe('stripe');
  });

  it('can be a file that holds only the body', () => {
    const file = join(root, 'body.json');
    writeFileSync(file, '{"a":1}');
    expect(loadFixture(file)).toMatchObject({
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: { a: 1 },
    });
  });

  it('can be changed, in its body and its headers', () => {
    const changes = ['body.ref=refs/heads/x', 'body.list.0.id=2', 'body.new.deep=true', 'headers.X-GitHub-Event=ping'];
    expect(changes.reduce(setPart, fixture)).toEqual({
      ...fixture,
      headers: { ...fixture.headers, 'X-GitHub-Event': 'ping' },
      body: { ref: 'refs/heads/x', list: [{ id: 2 }], new: { deep: true } },
    });
    expect(fixture.body).toEqual({ ref: 'a', list: [{ id: 1 }] });
  });

  it.each(['body.__proto__.polluted=1', 'body.constructor.prototype.polluted=1'])(
    'cannot be changed into a trap by %s',
    (change) => {
      const { body } = setPart(fixture, change);
      expect({}).not.toHaveProperty('polluted');
      expect(JSON.stringify(body)).toContain('polluted');
    },
  );

  it.each(['ref=x', 'body', 'body=x', 'query.a=1'])('refuses the change %j', (change) => {
    expect(() => setPart(fixture, change)).toThrow('has to be like body.ref=refs/heads/x');
  });

  it('is signed over its exact bytes, under a new id each time', () => {
    const secret = Buffer.from('s3cret');
    const [one, other] = [
      prepareDelivery(fixture, { signingSecret: secret }),
      prepareDelivery(fixture, { signingSecret: secret }),
    ];
    const hex = createHmac('sha256', secret).update(one.body).digest('hex');
    expect(one.headers).toMatchObject({ 'X-Hub-Signature-256': `sha256=${hex}`, 'X-GitHub-Delivery': one.id });
    expect(one.id).not.toBe(other.id);
    expect(one.headers['User-Agent']).toBeUndefined();
    expect(prepareDelivery(loadFixture('push'), {}).headers['User-Agent']).toMatch(/^GitHub-Hookshot\//);
  });

  it('of Slack is sent as a form', () => {
    const { body, headers } = prepareDelivery(loadFixture('slack/command'), {});
    expect(headers['Content-Type']).toBe('application/x-www-form-urlencoded');
    expect(body.toString()).toMatch(/^[^{]+=/);
  });
});
