import { filledFields } from './field-words.js';

const stamps = { effectiveOn: '2016-10-01', policyVersion: 'ad-hoc', departures: [] };
const words = (act: Parameters<typeof filledFields>[0], details: Record<string, unknown>) =>
  filledFields(act, { ...stamps, details }).map(({ label, text }) => `${label}: ${text}`);

describe('the fields of an act in words', () => {
  it('are in the order of its form, dates and choices in words, without those left empty', () => {
    expect(
      words('MinisterialDecisionMade', {
        reReviewOn: ['2017-04', '2017-10-01'],
        option: 'more-time',
      }),
    ).toEqual([
      'Decision: More time to show progress',
      'Re-review dates: April 2017\n1 October 2017',
    ]);
  });

  it('have the labels of groups', () => {
    const options = [
      { option: 'trust', assessment: 'No trust is near' },
      { option: 'commissioner', assessment: 'Can start at once', chosen: true },
    ];
    expect(words('ReviewHeld', { outcome: 'insufficient', options })).toEqual([
      'Progress: Insufficient progress',
      'Options assessed: Option: Move services to a trust. Assessment: No trust is near\n' +
        'Option: Commissioner. Assessment: Can start at once. Chosen: Yes',
    ]);
  });

  it('leave out references to entries', () => {
    const replaces = ['00000000-0000-4000-8000-000000000001'];
    expect(words('DirectionIssued', { kind: 'send', sequence: 2, replaces })).toEqual([
      'Kind of direction: SEND',
      'Number in its chain: 2',
    ]);
  });
});
