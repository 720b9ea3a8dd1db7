import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// One file a kind, in one run: each would load the constructs and every rule of check again.
const folder = join(__dirname, 'sources');
for (const file of readdirSync(folder)) {
  if (file.endsWith('.cases.ts')) require(join(folder, file));
}
