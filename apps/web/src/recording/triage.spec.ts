import {
  openingAct,
  sampleCouncil,
  sampleJudgement,
  sampleSpell,
} from '../testing/council-samples.js';
import { otherTriggers } from './opening-form.js';
import { isInadequate, triageOf } from './triage.js';

const triggers = otherTriggers(openingAct);
const closed = sampleSpell({
  id: '0192d3f0-0000-4000-8000-0000000000bb',
  status: 'closed',
  openedOn: '2019-07-05',
  closedOn: '2021-03-03',
});

describe('what stands in a council before an intervention is opened', () => {
  it('is a call for one where an inadequate judgement has no answer', () => {
    const { verdict, asksRelation } = triageOf(sampleCouncil(), [], triggers);
    expect(verdict).toEqual({
      calls: true,
      text: 'The latest full inspection found inadequate services, and no case has answered it yet.',
    });
    expect(asksRelation).toBe(false);
  });

  it.each([
    [{ judgements: [] }, 'No judgement of this council is on record.'],
    [
      { judgements: [sampleJudgement({ overall: 'good' })] },
      'The latest judgement (5 January 2024, ILACS) is not inadequate: it is no trigger by itself.',
    ],
    [
      { interventions: [sampleSpell()] },
      'The latest judgement (5 January 2024, ILACS) is inadequate, and the case opened 1 February 2024 answers it.',
    ],
    [{ interventions: [closed] }, 'The latest judgement (5 January 2024, ILACS) is inadequate.'],
  ])('is no call otherwise, and says why: %j', (given, text) => {
    const { verdict } = triageOf(sampleCouncil({ proposed: false, ...given }), [], triggers);
    expect(verdict).toEqual({ calls: false, text });
  });

  it('offers each inadequate judgement with its grades, then the other triggers', () => {
    const good = sampleJudgement({ id: '0192d3f0-0000-4000-8000-000000000008', overall: 'good' });
    const council = sampleCouncil({ judgements: [sampleJudgement(), good] });
    expect(triageOf(council, [], triggers).triggers).toMatchObject([
      {
        value: `judgement:${sampleJudgement().id}`,
        text: 'Judgement published 5 January 2024: ILACS, inadequate overall',
        hint: 'Inadequate: Leaders. In care: good',
      },
      {
        value: 'inadequate-judgement',
        text: 'An inadequate judgement that is not on record',
      },
      { value: 'emergency', text: 'Emergency', hint: null },
      { value: 'other', text: 'Other', hint: null },
    ]);
  });

  it('says of a judgement which case answered it', () => {
    const council = sampleCouncil({ interventions: [sampleSpell()] });
    expect(triageOf(council, [], triggers).triggers[0]?.hint).toContain(
      'Answered by the case opened 1 February 2024',
    );
  });

  it('asks how the new case relates to an open one, an ended one, or one of a former council', () => {
    const asked = (...interventions: Parameters<typeof sampleSpell>[0][]) =>
      triageOf(sampleCouncil({ interventions: interventions.map(sampleSpell) }), [], triggers);
    expect(asked({})).toMatchObject({ asksRelation: true, follows: [] });
    expect(asked(closed).follows).toEqual([
      {
        id: closed.id,
        text: 'It follows the intervention in Slough, opened 5 July 2019, closed 3 March 2021',
      },
    ]);
    const former = sampleCouncil({
      laCode: '928',
      name: 'Northamptonshire',
      interventions: [sampleSpell({ authority: 'Northamptonshire' })],
    });
    expect(triageOf(sampleCouncil(), [former], triggers).follows).toEqual([
      {
        id: sampleSpell().id,
        text: 'It follows the intervention in Northamptonshire, opened 1 February 2024',
      },
    ]);
  });
});

describe('an inadequate report', () => {
  it.each([
    [{ overall: 'inadequate', grades: [] }, true],
    [{ overall: 'requires-improvement' }, false],
    [{ overall: null }, true],
    [{ overall: 'not-given' }, true],
    [{ overall: null, grades: [] }, false],
  ])('is told by its overall grade, or by its headings where there is none: %j', (given, is) => {
    expect(isInadequate(sampleJudgement(given))).toBe(is);
  });
});
