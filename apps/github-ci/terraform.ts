import { App } from 'cdktf';
import { pipeline } from './pipeline';
import { Webhooks } from './webhooks';

const { events } = pipeline();

const app = new App({ outdir: process.env.CDKTF_OUTDIR ?? 'dist/cdktf' });
new Webhooks(app, 'github-ci', { eventSource: events.github, exposure: events.exposure });

app.synth();
