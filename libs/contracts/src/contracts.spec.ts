import { z } from 'zod';
import * as contracts from './index.js';
import {
  auditQuerySchema,
  authoritiesQuerySchema,
  calendarSubjectSchema,
  deadlinesQuerySchema,
  interventionsQuerySchema,
  problemCodes,
  problemSchema,
  signInSchema,
  timelineQuerySchema,
} from './index.js';

const exported: readonly (readonly [string, unknown])[] = Object.entries(contracts);
const schemas = exported.flatMap(([name, value]) =>
  value instanceof z.ZodType ? [[name, value] as const] : [],
);
const queries = {
  auditQuerySchema,
  authoritiesQuerySchema,
  deadlinesQuerySchema,
  interventionsQuerySchema,
  timelineQuerySchema,
};

describe('the wire contract', () => {
  it.each(schemas)('%s can be published as JSON Schema', (_name, schema) => {
    expect(z.toJSONSchema(schema, { io: 'input' })).toHaveProperty('$schema');
  });

  it.each(Object.entries(queries))(
    '%s takes the numbers of a URL and nothing it does not know',
    (_name, schema) => {
      expect(schema.parse({ limit: '50' })).toEqual({ limit: 50 });
      expect(schema.parse({})).toEqual({});
      for (const wrong of [
        { limit: '0' },
        { limit: '1e9' },
        { limit: 'many' },
        { surprise: 'x' },
        { cursor: 'x'.repeat(501) },
      ])
        expect(schema.safeParse(wrong).success).toBe(false);
    },
  );

  it('takes one track or several, and days that exist', () => {
    expect(
      timelineQuerySchema.safeParse({ track: ['delivery', 'contracts'], validAt: '2016-02-29' })
        .success,
    ).toBe(true);
    expect(timelineQuerySchema.safeParse({ track: 'weather' }).success).toBe(false);
    expect(timelineQuerySchema.safeParse({ validAt: '2015-02-29' }).success).toBe(false);
  });

  it('filters deadlines by what there is', () => {
    expect(
      deadlinesQuerySchema.safeParse({ scope: 'mine', window: '30', kind: 'review', sort: 'due' })
        .success,
    ).toBe(true);
    for (const wrong of [{ window: '31' }, { kind: 'holiday' }, { scope: 'yours' }])
      expect(deadlinesQuerySchema.safeParse(wrong).success).toBe(false);
  });

  it('makes a calendar of one officer or one team', () => {
    for (const subject of [{ officer: 'Priya Nair' }, { team: 'North and Midlands' }])
      expect(calendarSubjectSchema.safeParse(subject).success).toBe(true);
    for (const wrong of [{}, { officer: ' ' }, { officer: 'Priya Nair', team: 'North' }])
      expect(calendarSubjectSchema.safeParse(wrong).success).toBe(false);
  });

  it('signs in as one of four personas', () => {
    for (const persona of ['case-officer', 'commissioner', 'researcher', 'team-leader'])
      expect(signInSchema.safeParse({ persona }).success).toBe(true);
    for (const wrong of [
      { persona: 'minister' },
      { persona: 'researcher', role: 'team-leader' },
      {},
    ])
      expect(signInSchema.safeParse(wrong).success).toBe(false);
  });

  it('gives every problem the status of a failed request', () => {
    for (const status of Object.values(problemCodes))
      expect(status >= 400 && status < 600).toBe(true);
    const problem = {
      type: 'about:blank',
      title: 'Stale',
      status: 412,
      code: 'stale',
      detail: 'x',
      correlationId: 'c',
    };
    expect(problemSchema.safeParse(problem).success).toBe(true);
    expect(problemSchema.safeParse({ ...problem, stack: 'at …' }).success).toBe(false);
  });
});
