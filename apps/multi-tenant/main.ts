import { PipelineApp } from '../../constructs';
import { Tenant } from './tenant';

const app = new PipelineApp({ outdir: process.env.CDK8S_OUTDIR ?? 'dist/multi-tenant' });

new Tenant(app, 'search', { owner: 'team-search', repositories: ['acme/search', 'acme/ranking'] });
new Tenant(app, 'checkout', { owner: 'team-checkout', repositories: ['acme/checkout'], branch: 'release' });
new Tenant(app, 'mobile', { owner: 'team-mobile', repositories: ['acme/app'], busServers: 1 });

app.synth();
