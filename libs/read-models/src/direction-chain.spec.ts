import { evaluate, type Day } from '@interventions/domain';
import { caseView } from './case-view.js';
import { directionChain } from './direction-chain.js';
import { caseId, eventId, GivenLog, opened, type Given } from './given-events.fixture.js';
import { obligationView } from './obligation-view.js';
import { streamOfCase } from './streams.js';

const issued: Given = {
  act: 'DirectionIssued',
  on: '2014-10-07',
  details: {
    kind: 'social-care',
    sequence: 1,
    duties: [
      { text: 'Work with the commissioner' },
      { text: 'Publish a plan', due: '2015-01-31', owner: 'The council' },
    ],
    namedParties: ['Jo Example'],
    signatories: [{ name: 'Sam Sample', rank: 'minister' }],
  },
};
const revised: Given = {
  act: 'DirectionRevised',
  on: '2016-05-01',
  details: {
    kind: 'social-care',
    sequence: 2,
    duties: [
      { text: 'Publish a plan.', due: '2016-08-31', owner: 'The council' },
      { text: 'Report' },
    ],
  },
};
const send: Given = { act: 'DirectionIssued', on: '2016-06-01', details: { kind: 'send' } };
const revoked: Given = {
  act: 'DirectionRevoked',
  on: '2021-01-13',
  details: { revokes: [eventId(4)] },
};

function chainOf(...given: readonly Given[]) {
  const lookup = new GivenLog(opened, ...given).lookup();
  const happened = caseView(lookup, streamOfCase(caseId))?.happened ?? [];
  const asOf = '2016-07-01' as Day;
  const { obligations } = evaluate(null, lookup.entriesOf(streamOfCase(caseId)), { asOf });
  return directionChain(
    happened,
    obligations.map((one) => obligationView(one, false)),
  );
}

describe('the chain of directions', () => {
  it('is empty where none was issued', () => {
    expect(chainOf()).toEqual([]);
  });

  it('names what each took the place of and what ended it, also where nobody named the predecessor', () => {
    const chain = chainOf(issued, revised, send, revoked);
    expect(
      chain.map(({ name, replaces, ended }) => [name, replaces, ended?.title ?? null]),
    ).toEqual([
      ['First direction', [], 'Direction revised'],
      ['Second direction', [{ id: eventId(2), name: 'First direction' }], null],
      ['Direction (SEND)', [], 'Direction revoked'],
    ]);
  });

  it('says which duties were kept, changed, added and dropped', () => {
    const [first, second] = chainOf(issued, revised);
    expect(first?.changes).toBeNull();
    expect(second?.changes).toEqual([
      {
        how: 'changed',
        text: 'Publish a plan.',
        differs: ['due: from 31 January 2015 to 31 August 2016'],
      },
      { how: 'added', text: 'Report', differs: [] },
      { how: 'dropped', text: 'Work with the commissioner', differs: [] },
    ]);
  });

  it('says what is due of each duty, and of those of a direction that was replaced that they ended with it', () => {
    const [first, second] = chainOf(issued, revised);
    expect(second?.duties.map(({ dueText, obligation }) => [dueText, obligation?.state])).toEqual([
      ['31 August 2016', 'open'],
      [null, 'open'],
    ]);
    expect(first?.duties[0]?.obligation?.state).toBe('lapsed');
  });

  it('holds one that is only known to have been in force, with the name that the record gives it', () => {
    const [known] = chainOf({
      act: 'AntecedentStated',
      on: '2016-07-06',
      details: {
        kind: 'direction-education',
        interval: '2014/2016',
        name: 'Second direction',
        why: 'Not in the sources',
      },
    });
    expect(known).toMatchObject({ name: 'Second direction', antecedent: true, duties: [] });
  });
});
