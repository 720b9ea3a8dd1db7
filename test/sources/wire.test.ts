import { join } from 'node:path';
import { readDeviations } from '../conformance/vectors/deviations';
import { isBuilt, replayGroup } from '../conformance/wire/replay';
import { readHttpRows } from '../conformance/wire/row';

const rows = readHttpRows(join(__dirname, '../vectors/wire/http-sources.jsonl.gz')).filter(isBuilt);
const isKnown = readDeviations();
const groups = [...new Set(rows.map(({ group }) => group))];

describe('answers requests on the wire as Argo Events does', () => {
  it.each(groups)('in the group %s', async (group) => {
    const differences = await replayGroup(rows.filter((row) => row.group === group && !row.unstable));
    const unknown = [...differences].filter(([id]) => !isKnown(id));
    expect(unknown.map(([id, difference]) => `${id}: ${difference}`)).toEqual([]);
  });
});
