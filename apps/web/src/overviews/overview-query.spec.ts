import { groupingLinks, readOverviewQuery } from './overview-query.js';

describe('the filters of an overview', () => {
  it('are read as the api takes them, with dates as people write them', () => {
    const { query, typed, problems } = readOverviewQuery({
      region: 'London',
      openedFrom: '2014',
      validAt: '30 September 2016',
      knownAt: '1/7/2026',
      surprise: 'x',
    });
    expect(query).toEqual({
      region: 'London',
      openedFrom: '2014',
      validAt: '2016-09-30',
      knownAt: '2026-07-01',
    });
    expect(typed).toMatchObject({ validAt: '30 September 2016', knownAt: '1 July 2026' });
    expect(problems).toEqual([]);
  });

  it('keep a position of the log as it stands in a link', () => {
    const position = '00000000-00000000000000000042';
    expect(readOverviewQuery({ knownAt: position }).query['knownAt']).toBe(position);
  });

  it('are told where they cannot be read, and kept', () => {
    const { query, typed, problems } = readOverviewQuery({
      openedTo: 'soon',
      validAt: '31/2/2016',
      status: 'lost',
    });
    expect(query).toEqual({});
    expect(typed).toMatchObject({ openedTo: 'soon', validAt: '31/2/2016' });
    expect(problems).toEqual([
      {
        field: 'openedTo',
        text: 'Opened up to: enter a year, like 2016',
        href: '#openedTo',
      },
      {
        field: 'validAt',
        text: 'What had happened by: enter a day, like 30 September 2016 or 30/9/2016',
        href: '#validAt',
      },
    ]);
  });

  it('stay in the links that group the phases', () => {
    const links = groupingLinks('/overviews/phases', { region: 'London', by: 'route' });
    expect(links.map(({ href, current }) => [href, current])).toEqual([
      ['/overviews/phases?region=London', false],
      ['/overviews/phases?region=London&by=region', false],
      ['/overviews/phases?region=London&by=route', true],
    ]);
  });
});
