import { GivenLog, type Given } from '../given-events.fixture.js';
import { did, givenCase, judgedOn, onDay, rowsOf } from './given-case.fixture.js';
import { overviewCouncil, type OverviewCouncil } from './overview-council.js';
import type { OverviewCase } from './overview-case.js';
import { partnersOverview } from './partners.overview.js';

const hampshire = '850';
const council = (laCode: string, ...steps: readonly Given[]): OverviewCouncil => {
  const given = steps.map((step) => ({ ...step, council: laCode }));
  const history = new GivenLog(...given).lookup().entriesOf(`authority-${laCode}`);
  return overviewCouncil(laCode, history, onDay);
};
const drawn = (
  cases: readonly OverviewCase[],
  councils: readonly OverviewCouncil[],
  region?: string,
) => partnersOverview(cases, onDay, { everyCase: cases, councils, region });

const strong = council(hampshire, judgedOn('2014-05-01', 'good'), judgedOn('2019-06-01', 'good'));
const weak = council('871', judgedOn('2014-02-01'));
const led = did('PartnershipStarted', '2015-07-01', {
  vehicle: 'hampshire-slough',
  lead: 'Hampshire County Council',
});

describe('strong councils and partnerships', () => {
  it('lists councils whose latest full inspection was good, also without a case, and whom they helped', () => {
    const found = drawn([givenCase(led)], [strong, weak]);
    expect(rowsOf(found, 'strong')).toEqual([
      ['Hampshire', 'South East', 'Good', '1 June 2019', 'None open', 'Slough'],
    ]);
    expect(found.tables[0]?.rows[0]?.[0]?.href).toBe(`/authorities/${hampshire}`);
    expect(rowsOf(found, 'regions')).toEqual([['South East', '2', '1', '1']]);
    expect(found.finding).toContain('Of 2 councils with a recorded judgement');
  });

  it('tells what inspectors said of the council that helped, before and after it began', () => {
    const found = drawn([givenCase(led)], [strong]);
    expect(rowsOf(found, 'help')).toEqual([
      [
        ...['Slough', 'Hampshire', 'South East', 'Leads the partnership'],
        ...['1 July 2015', 'No end recorded'],
        ...['Good, 1 May 2014', 'Good, 1 June 2019', 'The same'],
      ],
    ]);
    expect(found.finding).toContain('better in 0, the same in 1 and worse in 0');
  });

  it('does not claim a risk where no judgement of the council that helped is recorded', () => {
    const partner = did('ImprovementPartnerAssigned', '2016-01-01', { partner: 'Essex' });
    const found = drawn([givenCase(partner)], []);
    expect(rowsOf(found, 'help')[0]?.slice(1)).toEqual([
      ...['Essex', 'East of England', 'Improvement partner', '1 January 2016', 'No end recorded'],
      ...['None recorded', 'None recorded', 'Cannot be told'],
    ]);
    expect(found.finding).toContain('so its risk cannot be told');
  });

  it('keeps the name of a helper that is no council, and the end of a partnership', () => {
    const ended = did('PartnershipEnded', '2020-01-31', { servicesReturned: true });
    const other = { ...led, details: { ...led.details, lead: 'A charity' } };
    const [row] = rowsOf(drawn([givenCase(other, ended)], []), 'help');
    expect(row?.slice(1, 6)).toEqual([
      ...['A charity', 'Not known', 'Leads the partnership', '1 July 2015', '31 January 2020'],
    ]);
  });

  it('keeps a partnership across regions in both, and no council of another region', () => {
    const both = [strong, council('318', judgedOn('2018-01-01', 'outstanding'))];
    const partner = did('ImprovementPartnerAssigned', '2016-01-01', { partner: 'Essex' });
    const there = [givenCase(partner)];
    expect(rowsOf(drawn(there, both, 'East of England'), 'help')).toHaveLength(1);
    expect(rowsOf(drawn(there, both, 'South East'), 'help')).toHaveLength(1);
    expect(rowsOf(drawn(there, both, 'London'), 'help')).toHaveLength(0);
    expect(rowsOf(drawn(there, both, 'London'), 'strong').map(([name]) => name)).toEqual([
      'Richmond upon Thames',
    ]);
  });

  it('counts a council without an overall grade as strong where every heading is', () => {
    const grades = { 'help-and-protection': 'good', leaders: 'outstanding' };
    const without = (given: object) => {
      const [latest] = strong.inspections;
      if (latest === undefined) throw new Error('The council was not inspected.');
      const details = { ...latest.data.details, overall: null, grades: given };
      return { ...strong, inspections: [{ ...latest, data: { ...latest.data, details } }] };
    };
    expect(rowsOf(drawn([], [without(grades)]), 'strong')[0]?.[2]).toBe(
      'Good or outstanding under every heading',
    );
    const poorer = { ...grades, leaders: 'requires-improvement' };
    expect(rowsOf(drawn([], [without(poorer)]), 'strong')).toEqual([]);
  });

  it('leaves out councils that were abolished, and says where an intervention is open', () => {
    const gone = council('928', judgedOn('2015-03-01', 'good'));
    const found = drawn(
      [givenCase(judgedOn('2019-05-01', 'good'))],
      [gone, council('871', judgedOn('2019-05-01', 'good'))],
    );
    expect(rowsOf(found, 'strong').map(([name, , , , open]) => [name, open])).toEqual([
      ['Slough', 'Open'],
    ]);
  });

  it('tells what reports said of a neighbour and recommended', () => {
    const appointed = did('CommissionerAppointed', '2015-01-01', {
      commissioners: ['Eleanor Brazil'],
      remit: 'review',
    });
    const report = did('CommissionerReported', '2015-04-01', {
      stage: 'final',
      neighbour: 'hampshire has the people for it',
    });
    const found = drawn([givenCase(appointed, report)], []);
    expect(rowsOf(found, 'reports')).toEqual([
      [
        ...['Slough', 'South East', '1 April 2015', 'Hampshire has the people for it'],
        ...['None in the source', 'None recorded'],
      ],
    ]);
    expect(found.finding).toContain('1 of 1 commissioner’s report is recorded with what it says');
  });

  it('says where nothing is recorded', () => {
    const { finding, picture } = drawn([], []);
    expect(picture).toBeNull();
    expect(finding).toContain('No council with a recorded judgement is in this choice.');
  });
});
