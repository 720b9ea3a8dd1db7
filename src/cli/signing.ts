import { createHmac } from 'node:crypto';

/** The headers by which a provider proves that a body is its own; none for those that sign nothing. */
export function proofOf(provider: string, secret: Buffer, body: Buffer, now: number): Record<string, string> {
  switch (provider) {
    case 'github':
      return {
        'X-Hub-Signature': `sha1=${hmac('sha1', secret, body)}`,
        'X-Hub-Signature-256': `sha256=${hmac('sha256', secret, body)}`,
      };
    case 'bitbucketserver':
      return { 'X-Hub-Signature': `sha256=${hmac('sha256', secret, body)}` };
    case 'gitlab':
      return { 'X-Gitlab-Token': secret.toString() };
    case 'slack': {
      const timestamp = String(Math.floor(now / 1000));
      const signed = Buffer.concat([Buffer.from(`v0:${timestamp}:`), body]);
      return { 'X-Slack-Request-Timestamp': timestamp, 'X-Slack-Signature': `v0=${hmac('sha256', secret, signed)}` };
    }
    default:
      return {};
  }
}

const hmac = (algorithm: string, secret: Buffer, body: Buffer): string =>
  createHmac(algorithm, secret).update(body).digest('hex');
