import type { Timeline } from '@interventions/contracts';
import { activeFilters, filterChoices, withoutFilters } from './filter-choices.js';
import { readFilters } from './timeline-filters.js';

const acts: Timeline['acts'] = [
  { act: 'DirectionIssued', title: 'Direction issued', track: 'instruments', entries: 2 },
  { act: 'NoteAdded', title: 'Note added', track: 'record', entries: 9 },
];
const path = '/interventions/1/timeline';

describe('the choices of a timeline', () => {
  it('are the kinds that there are, by track, with what is chosen', () => {
    const { query, typed } = readFilters(
      { act: 'NoteAdded', track: ['delivery', 'contracts'], weight: 'major', late: 'yes' },
      '2026-11-21',
    );
    const choices = filterChoices(query, typed, acts);
    expect(choices.kinds).toEqual([
      {
        label: 'Instruments',
        acts: [{ value: 'DirectionIssued', text: 'Direction issued (2)', selected: false }],
      },
      {
        label: 'The record itself',
        acts: [{ value: 'NoteAdded', text: 'Note added (9)', selected: true }],
      },
    ]);
    expect(choices.tracks.filter(({ checked }) => checked).map(({ value }) => value)).toEqual([
      'delivery',
      'contracts',
    ]);
    expect(choices.weight.find(({ selected }) => selected)?.value).toBe('major');
    expect(choices.flags.filter(({ checked }) => checked).map(({ name }) => name)).toEqual([
      'late',
    ]);
  });

  it('that are on can be taken off one by one, and the day looked at stays', () => {
    const query = {
      act: 'DirectionIssued',
      track: ['delivery', 'contracts'],
      person: 'Nair',
      from: '2016-01-01',
      disputed: 'yes',
      validAt: '2020-01-01',
      order: 'oldest',
      cursor: 'x',
      entry: 'y',
    };
    const active = activeFilters(path, query, acts);
    expect(active.map(({ text }) => text)).toEqual([
      'Direction issued',
      'Delivery',
      'Contracts and partnerships',
      'Person: Nair',
      'Happened from 1 January 2016',
      'Only where sources disagree',
    ]);
    const without = active.map((one) => new URL(one.without, 'http://x').searchParams);
    expect(without[1]?.getAll('track')).toEqual(['contracts']);
    expect(without[0]?.has('act')).toBe(false);
    for (const rest of without) {
      expect([rest.get('validAt'), rest.get('order')]).toEqual(['2020-01-01', 'oldest']);
      expect(rest.has('cursor') || rest.has('entry')).toBe(false);
    }
    expect(activeFilters(path, withoutFilters(query), acts)).toEqual([]);
    expect(withoutFilters(query)).toMatchObject({ validAt: '2020-01-01', order: 'oldest' });
  });
});
