import { readFileSync } from 'node:fs';
import { acts } from '@interventions/domain';
import { historyJsonSchema } from './history-json-schema.js';

const file = `${import.meta.dirname}/../../../../infra/histories/history.schema.json`;

describe('the JSON Schema of history files', () => {
  it('is the committed one; else run `npm run --silent ops -- schema histories > infra/histories/history.schema.json`', () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(historyJsonSchema());
  });

  it('describes the details of every act', () => {
    const text = JSON.stringify(historyJsonSchema());
    expect(acts.filter(({ name }) => !text.includes(`{"const":"${name}"}`))).toEqual([]);
  });

  it('takes a reference where an act wants an id', () => {
    expect(JSON.stringify(historyJsonSchema())).not.toContain('"format":"uuid"');
  });
});
