import { readFileSync } from 'node:fs';
import { errorsFile, errorsPage } from '../scripts/generate-errors';
import { EventloomError } from '../src/errors';

describe('errors', () => {
  it('are documented by the page that is made from their table (npm run generate)', () => {
    expect(readFileSync(errorsFile, 'utf8')).toBe(errorsPage());
  });

  it('carry a stable code beside their message, and what caused them', () => {
    const cause = new Error('below');
    const error = new EventloomError('bad-value', 'above', { cause });
    expect(error).toMatchObject({ name: 'EventloomError', code: 'bad-value', message: 'above', cause });
  });
});
