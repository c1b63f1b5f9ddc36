import fc from 'fast-check';
import { z } from 'zod';
import { UnknownEventTypeError, type JsonObject } from '@interventions/eventsourcing';
import { checkLaw } from '@interventions/eventsourcing/testing';
import { anyValueOf, decideStep, exampleIds, recordOf, type Step } from '../testing/index.js';
import { actNamed, acts, newestInput, readAct, storedTypesOf } from './acts/index.js';
import { correct } from './corrections.js';
import { defineAct } from './define-act.js';
import type { Details } from './earlier-forms.js';
import { line, names } from './fields.js';

/** An act whose details had two forms before: one name, then a list of them, now a list and their number. */
const twiceChanged = defineAct({
  name: 'PanelConvened',
  route: 'panels',
  track: 'improvement',
  label: 'Convene a panel',
  title: 'Panel convened',
  decidedBy: 'DfE',
  details: z.strictObject({ members: names('Members'), size: z.int().min(1) }),
  earlier: [
    {
      details: z.strictObject({ member: line('Member') }),
      lift: ({ member, ...details }) =>
        member === undefined ? details : { members: [member], ...details },
    },
    {
      details: z.strictObject({ members: names('Members') }),
      lift: (details) =>
        Array.isArray(details['members']) && details['size'] === undefined
          ? { ...details, size: details['members'].length }
          : details,
    },
  ],
  sentence: ({ members }) => `A panel of ${members.length} convened`,
  rules: [],
});

const changed = [...acts.filter(({ earlier }) => earlier.length > 0), twiceChanged].map(
  (act) => [act.name, act] as const,
);

const anyJsonDetails = fc.dictionary(
  fc.constantFrom(
    'signedBy',
    'signatories',
    'handover',
    'standing',
    'member',
    'members',
    'size',
    'summary',
  ),
  fc.jsonValue({ maxDepth: 2 }),
  { noNullPrototype: true },
) as fc.Arbitrary<Details>;

describe.each(changed)('the earlier forms of %s', (_name, act) => {
  const anyNewest = anyValueOf(act.details) as fc.Arbitrary<Details>;

  it('lift every value that they took to one that the newest form takes', () => {
    for (const { stored, details } of act.earlier)
      checkLaw(`${stored} is lifted`, [anyValueOf(details) as fc.Arbitrary<Details>], (old) => {
        expect(details.safeParse(old)).toMatchObject({ success: true });
        expect(act.details.safeParse(act.lift(old, stored))).toMatchObject({ success: true });
      });
  });

  it('lift whatever JSON was stored, and never change what they were given', () => {
    checkLaw('total and pure', [anyJsonDetails], (any) => {
      const before = structuredClone(any);
      for (const stored of [undefined, ...storedTypesOf(act)]) act.lift(any, stored);
      expect(any).toEqual(before);
    });
  });

  it('leave the newest form as it is, also when its version is not known', () => {
    checkLaw('the newest stays', [anyNewest], (newest) => {
      expect(act.lift(newest)).toEqual(newest);
      expect(act.lift(newest, act.stored)).toBe(newest);
    });
  });

  it('are lifted once and for ever', () => {
    checkLaw('idempotent', [anyJsonDetails], (any) => {
      expect(act.lift(act.lift(any))).toEqual(act.lift(any));
    });
  });

  it('have stored names of their own, counted from one', () => {
    expect(storedTypesOf(act).map((type) => type.replace(/^.*\./, ''))).toEqual(
      storedTypesOf(act).map((_, index) => `v${index + 1}`),
    );
  });
});

describe('a form lifted twice', () => {
  const [first, second] = twiceChanged.earlier;

  it('is lifted step by step as by one step from the first form to the third', () => {
    const directly = ({ member }: Details): Details => ({ members: [member], size: 1 });
    checkLaw('chained is composed', [fc.record({ member: fc.string() })], (old) => {
      expect(twiceChanged.lift(old, first?.stored)).toEqual(directly(old));
      expect(twiceChanged.lift(old, first?.stored)).toEqual(
        twiceChanged.lift(first?.lift(old) ?? {}, second?.stored),
      );
    });
  });
});

describe('a revocation in the form of the first version', () => {
  const signed = { signedBy: 'A deputy director of DfE', summary: 'By letter' };
  const revoked = exampleIds.note;
  const steps: readonly Step[] = [
    { act: 'InterventionOpened', details: { laCode: '871', trigger: 'inadequate-judgement' } },
    { act: 'DirectionIssued', details: { kind: 'social-care' } },
    { act: 'DirectionRevoked', id: revoked, details: signed },
  ];
  const stored = (details: JsonObject): JsonObject => ({
    effectiveOn: '2019',
    policyVersion: 'ad-hoc',
    departures: [],
    details,
  });

  it('is read with its one signatory, of a rank that nobody stated', () => {
    expect(readAct('direction-revoked.v1', stored(signed))).toEqual({
      act: 'DirectionRevoked',
      data: stored({ summary: 'By letter', signatories: [{ name: 'A deputy director of DfE' }] }),
    });
  });

  it('is read as it stands in the newest version', () => {
    const data = stored({ signatories: [{ name: 'A', rank: 'official' }] });
    expect(readAct('direction-revoked.v2', data).data).toBe(data);
  });

  it('is read in no version that this release does not know', () => {
    expect(() => readAct('direction-revoked.v3', stored({}))).toThrow(UnknownEventTypeError);
  });

  it('is read although it holds no details', () => {
    expect(readAct('direction-revoked.v1', { effectiveOn: 'x' }).data).toEqual({
      effectiveOn: 'x',
    });
  });

  it('may still be sent, and is stored in the newest version', () => {
    const act = actNamed('DirectionRevoked');
    const input = { effectiveOn: '2016-02-01', details: signed };
    expect(act.input.safeParse(newestInput(act, input))).toMatchObject({ success: true });
    expect(act.stored).toBe('direction-revoked.v2');
    expect(recordOf(steps).at(-1)?.data.details).toEqual({
      summary: 'By letter',
      signatories: [{ name: 'A deputy director of DfE' }],
    });
  });

  it.each([undefined, null, 5, 'text', [], { details: 'none' }])(
    'is not made of %p, which the schema refuses as before',
    (input) => {
      const act = actNamed('DirectionRevoked');
      expect(newestInput(act, input)).toEqual(input);
      expect(act.input.safeParse(newestInput(act, input)).success).toBe(false);
    },
  );

  it('is corrected by a correction of either form', () => {
    const correction = (details: Details): Step => ({
      act: 'EntryCorrected',
      details: { target: revoked, because: 'Seen in the letter', replacement: { details } },
    });
    const signatoriesAfter = (details: Details): unknown =>
      correct(recordOf([...steps, correction(details)])).find(({ id }) => id === revoked)?.data
        .details['signatories'];
    expect(signatoriesAfter({ signedBy: 'B' })).toEqual([{ name: 'B' }]);
    expect(signatoriesAfter({ signedBy: null })).toBeUndefined();
    const signatories = [{ name: 'C', rank: 'minister' }];
    expect(signatoriesAfter({ signatories })).toEqual(signatories);
    expect(decideStep(recordOf(steps), correction({ signedBy: 5 }))).toMatchObject({
      refused: { code: 'invalid' },
    });
  });
});
