import { pipeline } from './pipeline';

pipeline().app.synth();
