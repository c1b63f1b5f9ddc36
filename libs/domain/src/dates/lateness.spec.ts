import { daysUntilRecorded } from './lateness.js';

describe('how late something was recorded', () => {
  it.each([
    ['2016-09-30', '2016-10-30T12:00:00Z', 30],
    ['2016-09', '2016-10-30T12:00:00Z', 30],
    ['../2016-09', '2016-10-30T12:00:00Z', 30],
    ['2016-06-30', '2016-06-30T23:30:00Z', 1],
    ['2016-11-02', '2016-11-01T12:00:00Z', -1],
    ['2016/..', '2016-11-01T12:00:00Z', undefined],
    ['unknown', '2016-11-01T12:00:00Z', undefined],
    ['soon', '2016-11-01T12:00:00Z', undefined],
    ['2016-11-01', 'soon', undefined],
  ])('%s, recorded at %s: %s days', (effectiveOn, recordedAt, days) => {
    expect(daysUntilRecorded(effectiveOn, recordedAt)).toBe(days);
  });
});
