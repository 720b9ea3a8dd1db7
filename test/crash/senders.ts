import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** Those who send to a listener that comes and goes: each sends a delivery again until it is acknowledged. */
export class Senders {
  /** What was acknowledged, as the target is to hear of it. */
  readonly acknowledged = new Set<string>();
  /** Requests that were not answered, or refused. */
  unanswered = 0;
  private readonly agent = new Agent({ keepAlive: true });
  private stopping = false;
  private readonly running: Promise<void>[] = [];

  constructor(
    private readonly origin: string,
    private readonly random: () => number,
  ) {}

  start(count: number): void {
    for (let sender = 0; sender < count; sender++) this.running.push(this.sendSingles(sender));
    this.running.push(this.sendPairs());
  }

  /** Sends nothing new, and waits until the last is acknowledged. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.running);
    this.agent.destroy();
  }

  private async sendSingles(sender: number): Promise<void> {
    for (let number = 0; !this.stopping; number++) {
      const value = `${sender}-${number}`;
      await this.deliver('single', value);
      this.acknowledged.add(`/single {"value":"${value}"}`);
      await pause(this.random() * 10);
    }
  }

  /** Only when both halves of a pair are acknowledged the next begins, so that no half may ever meet that of another pair. */
  private async sendPairs(): Promise<void> {
    for (let number = 0; !this.stopping; number++) {
      await this.deliver('left', `pair-${number}`);
      await pause(this.random() * 20);
      await this.deliver('right', `pair-${number}`);
      this.acknowledged.add(`/pair {"left":"pair-${number}","right":"pair-${number}"}`);
    }
  }

  private async deliver(endpoint: string, value: string): Promise<void> {
    while ((await this.post(endpoint, value)) !== 200) {
      this.unanswered++;
      await pause(40 + this.random() * 80);
    }
  }

  private post(endpoint: string, value: string): Promise<number> {
    return new Promise((resolve) => {
      const headers = { 'Content-Type': 'application/json', 'X-Delivery': `${endpoint}-${value}` };
      const sent = request(`${this.origin}/${endpoint}`, { method: 'POST', agent: this.agent, headers }, (response) => {
        response.resume();
        response.on('close', () => resolve(response.complete ? (response.statusCode ?? 0) : 0));
      });
      sent.on('error', () => resolve(0));
      sent.end(JSON.stringify({ value }));
    });
  }
}
