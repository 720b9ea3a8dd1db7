import { PipelineApp } from '../../constructs';
import { Events } from './events';
import { Workflows } from './workflows';

const app = new PipelineApp();
const namespace = 'argo-events';

const { ci } = new Workflows(app, 'workflows', { namespace });
new Events(app, 'events', { namespace, ci });

app.synth();
