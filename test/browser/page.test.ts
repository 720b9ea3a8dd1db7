import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

/** `npm run test:browser`: the page of a real listener in a real browser. SCREENSHOT=file keeps a picture of it. */
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const root = join(__dirname, '../..');
const cli = ['--import', 'tsx', 'src/cli/main.ts'];

jest.setTimeout(60_000);

if (!existsSync(executablePath)) {
  throw new Error(`no browser at ${executablePath}: install Debian's chromium, or set CHROMIUM to the path of one`);
}

describe('the page', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'eventloom-browser-'));
  let listener: ChildProcess;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    listener = spawn(process.execPath, [...cli, 'start', '--data-dir', dataDir, '--port', '0'], { cwd: root });
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      const hear = (chunk: Buffer): void => {
        said += chunk.toString();
        const found = /Look at it:\s+(\S+)/.exec(said);
        if (found?.[1]) resolve(found[1]);
      };
      listener.stdout?.on('data', hear);
      listener.stderr?.on('data', hear);
      listener.on('exit', (code) => reject(new Error(`the listener ended with ${code}:\n${said}`)));
    });
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 640 } });
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(url);
  });

  afterAll(async () => {
    await browser?.close();
    listener?.kill('SIGTERM');
    await new Promise((resolve) => (listener.exitCode === null ? listener.on('exit', resolve) : resolve(0)));
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('draws the pipeline from the event over the dependency to the trigger', async () => {
    await page.locator('svg.graph text.name', { hasText: 'github / git-push' }).waitFor();
    expect(await page.locator('svg.graph .event').count()).toBe(1);
    expect(await page.locator('svg.graph .dependency').count()).toBe(1);
    expect(await page.locator('svg.graph .trigger').count()).toBe(1);
    expect(await page.locator('svg.graph path.wire').count()).toBe(2);
  });

  it('tells of the event that was fired at the start, with what would be created', async () => {
    await page.locator('.events .badge.fired').first().waitFor();
    const story = page.locator('.story');
    await story.getByText('body.ref').first().waitFor();
    expect(await story.innerText()).toContain('dry run');
    expect(await story.innerText()).toContain('"generateName": "ci-');
  });

  it('shows an event that does not fire as it arrives, and why', async () => {
    const args = [...cli, 'fire', 'github/push', '--set', 'body.ref=refs/heads/other', '--data-dir', dataDir];
    execFileSync(process.execPath, args, { cwd: root });
    await page.locator('.events .badge.ignored').first().waitFor();
    await page
      .locator('.events button', { has: page.locator('.ignored') })
      .first()
      .click();
    const step = page.locator('.story tr.bad', { hasText: 'body.ref' });
    await step.waitFor();
    expect(await step.innerText()).toContain('refs/heads/other');
    if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
  });

  it('has no errors in the console, and needs nothing from elsewhere', () => {
    expect(errors).toEqual([]);
  });
});
