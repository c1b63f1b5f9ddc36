import { correct } from '@interventions/domain';
import { claimsModel } from './claims.read-model.js';
import { entryClaimsIn, type EntryClaims } from './entry-claims.js';
import { caseId, eventId, GivenLog, opened, type Given } from './given-events.fixture.js';

const live: Given = {
  act: 'ServiceTransferred',
  on: '2015-10-01',
  actor: 'Priya Nair',
  details: { vehicle: 'example-trust', model: 'independent-trust' },
  common: {
    source: { title: 'Ofsted report' },
    claims: [
      { effectiveOn: '2015-09-30', source: { title: 'A magazine' }, note: 'Gives 30 September' },
    ],
  },
};
const target = eventId(2);
const about = (act: Given['act'], details: object, of = target): Given => ({
  act,
  on: '2026-07-01',
  details: { target: of, ...details },
});
const annotated = about('EntryAnnotated', {
  text: 'The annual report has another date',
  claimedDate: '2015-10-05',
  claimedBy: 'Annual report',
});
const accept = (claim: number, because = 'It was there') =>
  about('ClaimAccepted', { claim, because });

function claimsAfter(...steps: readonly Given[]): EntryClaims {
  const entries = new GivenLog(opened, live, ...steps).lookup().entriesOf(`intervention-${caseId}`);
  const found = entryClaimsIn(entries, target);
  if (found === undefined) throw new Error('The entry is not there.');
  // The numbers of the claims are those by which the domain accepts them.
  const held = correct(entries).find(({ id }) => id === target)?.data;
  expect(found.columns.slice(1).map(({ on, claim }) => [on, claim])).toEqual(
    (held?.claims ?? []).map(({ effectiveOn }, claim) => [effectiveOn, claim]),
  );
  const standing = found.history.filter(({ withdrawn }) => withdrawn === null).at(-1);
  expect(standing?.on).toBe(held?.effectiveOn);
  return found;
}
const accepted = ({ columns }: EntryClaims) =>
  columns.filter((one) => one.accepted).map(({ on }) => on);

describe('what sources say of a date', () => {
  it('stands side by side, each with who told it here', () => {
    const { columns, settled } = claimsAfter(annotated);
    expect(
      columns.map(({ onText, source, note, actor }) => [onText, source?.title, note, actor]),
    ).toEqual([
      ['1 October 2015', 'Ofsted report', null, 'Priya Nair'],
      ['30 September 2015', 'A magazine', 'Gives 30 September', 'Priya Nair'],
      ['5 October 2015', 'Annual report', null, 'Tom Okafor'],
    ]);
    expect([settled, accepted(claimsAfter(annotated))]).toEqual([false, ['2015-10-01']]);
  });

  it('has a history of what was accepted, the first date kept', () => {
    const found = claimsAfter(annotated, accept(1), accept(0, 'Nearer to it'));
    expect(accepted(found)).toEqual(['2015-09-30']);
    expect(found.settled).toBe(true);
    expect(found.columns[0]).toMatchObject({ on: '2015-10-01', claim: null, accepted: false });
    expect(found.history.map(({ how, on, because }) => [how, on, because])).toEqual([
      ['recorded', '2015-10-01', null],
      ['claim-accepted', '2015-10-05', 'It was there'],
      ['claim-accepted', '2015-09-30', 'Nearer to it'],
    ]);
  });

  it('goes back to what held before where an acceptance is withdrawn, which stays told', () => {
    const withdrawn = about('EntryRetracted', { because: 'A misprint' }, eventId(3));
    const found = claimsAfter(accept(0), withdrawn);
    expect([accepted(found), found.settled]).toEqual([['2015-10-01'], false]);
    expect(found.history[1]?.withdrawn).toMatchObject({
      because: 'A misprint',
      actor: 'Tom Okafor',
    });
  });

  it('is settled by a correction of the date too, which is no source’s', () => {
    const found = claimsAfter(
      about('EntryCorrected', { replacement: { effectiveOn: '2015-10-02' }, because: 'A letter' }),
    );
    expect([accepted(found), found.settled]).toEqual([[], true]);
    expect(found.history.at(-1)).toMatchObject({ how: 'corrected', on: '2015-10-02' });
  });

  it('keeps who told a claim when a correction repeats it', () => {
    const [claim] = live.common?.['claims'] as readonly object[];
    const other = { effectiveOn: '2015-09', source: { title: 'An answer in Parliament' } };
    const replacement = { claims: [other, claim] };
    const found = claimsAfter(
      { ...about('EntryCorrected', { replacement, because: 'x' }), actor: 'Sir Martin Hale' },
      accept(0),
    );
    expect(found.columns.slice(1).map(({ on, actor }) => [on, actor])).toEqual([
      ['2015-09', 'Sir Martin Hale'],
      ['2015-09-30', 'Priya Nair'],
    ]);
    expect(accepted(found)).toEqual(['2015-09']);
  });

  it('is nothing for an entry that is not there', () => {
    const entries = new GivenLog(opened).lookup().entriesOf(`intervention-${caseId}`);
    expect(entryClaimsIn(entries, target)).toBeUndefined();
  });
});

describe('the entries that sources disagree about', () => {
  const rowsAfter = (...steps: readonly Given[]) =>
    new GivenLog(opened, live, ...steps)
      .rowsOf(claimsModel)
      .map(({ entry_id: entry, settled, council }) => [entry, settled, council]);

  it('are those with claims, and whether somebody chose', () => {
    expect(rowsAfter()).toEqual([[target, 0, 'Slough']]);
    expect(rowsAfter(accept(0))).toEqual([[target, 1, 'Slough']]);
  });

  it('are none that were retracted, and none of a case opened by mistake', () => {
    const note: Given = {
      act: 'NoteAdded',
      details: { text: 'x', visibility: 'department' },
      common: { claims: [{ effectiveOn: '2015', source: { title: 'A call' } }] },
    };
    const retraction = about('EntryRetracted', { because: 'x' }, eventId(3));
    expect(rowsAfter(note)).toHaveLength(2);
    expect(rowsAfter(note, retraction)).toEqual([[target, 0, 'Slough']]);
    expect(rowsAfter({ act: 'InterventionVoided', details: { because: 'A slip' } })).toEqual([]);
  });
});
