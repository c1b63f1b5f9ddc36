import type { Day } from '../dates/index.js';

/** A change to a council that kept its LA code. */
export interface AuthorityChange {
  /** First day under the new code or name; EDTF where only the month is known. */
  readonly on: string;
  readonly formerGss?: string;
  readonly formerName?: string;
  readonly source: string;
}

/** Changes of name or GSS code since April 2009 by LA code, built by hand. */
export const changes: Readonly<Record<string, AuthorityChange>> = {
  '203': {
    on: '2012-01-03',
    formerName: 'London Borough of Greenwich',
    source: 'royal borough status, 3 January 2012',
  },
  '370': {
    on: '2025-04-01',
    formerGss: 'E08000016',
    source: 'Barnsley and Sheffield (Boundary Change) Order 2024',
  },
  '371': {
    on: '2023-01',
    formerName: 'Doncaster Metropolitan Borough Council',
    source: 'city status of November 2022, council renamed in January 2023',
  },
  '373': {
    on: '2025-04-01',
    formerGss: 'E08000019',
    source: 'Barnsley and Sheffield (Boundary Change) Order 2024',
  },
  '390': {
    on: '2013-04-01',
    formerGss: 'E08000020',
    source: 'boundary change with Northumberland, April 2013',
  },
  '815': {
    on: '2023-04-01',
    formerGss: 'E10000023',
    formerName: 'North Yorkshire County Council',
    source: 'North Yorkshire (Structural Changes) Order 2022',
  },
  '825': {
    on: '2020-04-01',
    formerGss: 'E10000002',
    formerName: 'Buckinghamshire County Council',
    source: 'Buckinghamshire (Structural Changes) Order 2019',
  },
  '865': {
    on: '2009-04-01',
    formerName: 'Wiltshire County Council',
    source: 'Wiltshire (Structural Change) Order 2008',
  },
  '882': {
    on: '2022-03-01',
    formerName: 'Southend-on-Sea Borough Council',
    source: 'city status, 1 March 2022',
  },
  '893': {
    on: '2009-04-01',
    formerName: 'Shropshire County Council',
    source: 'Shropshire (Structural Change) Order 2008',
  },
  '908': {
    on: '2009-04-01',
    formerName: 'Cornwall County Council',
    source: 'Cornwall (Structural Change) Order 2008',
  },
  '929': {
    on: '2013-04-01',
    formerGss: 'E06000048',
    source: 'boundary change with Gateshead, April 2013',
  },
  '933': {
    on: '2023-04-01',
    formerGss: 'E10000027',
    formerName: 'Somerset County Council',
    source: 'Somerset (Structural Changes) Order 2022',
  },
};

/** GSS codes that replaced the one in the reference table, by LA code. */
export const laterGss: Readonly<Record<string, string>> = {
  '370': 'E08000038',
  '373': 'E08000039',
};

/** First day of the councils created since April 2009, by LA code. */
export const createdOn: Readonly<Record<string, Day>> = {
  '822': '2009-04-01',
  '823': '2009-04-01',
  '838': '2019-04-01',
  '839': '2019-04-01',
  '895': '2009-04-01',
  '896': '2009-04-01',
  '940': '2021-04-01',
  '941': '2021-04-01',
  '942': '2023-04-01',
  '943': '2023-04-01',
};

/** Other names in use, by LA code. Spelling, "&" and endings such as "County Council" need none. */
export const aliases: Readonly<Record<string, readonly string[]>> = {
  '201': ['London Corporation', 'Corporation of London'],
  '206': ['Hammersmith'],
  '207': ['RBKC', 'Kensington'],
  '301': ['Barking'],
  '314': ['Kingston-on-Thames'],
  '318': ['Richmond'],
  '391': ['Newcastle'],
  '420': ['Scilly', 'Scilly Isles'],
  '800': ['BANES', 'B&NES', 'Bath'],
  '801': ['Bristol, City of'],
  '807': ['Redcar'],
  '808': ['Stockton', 'Stockton upon Tees'],
  '810': ['Hull', 'Kingston upon Hull, City of'],
  '811': ['East Riding'],
  '822': ['Bedford Borough'],
  '825': ['Bucks'],
  '839': ['BCP'],
  '840': ['County Durham'],
  '846': ['Brighton'],
  '861': ['Stoke', 'Stoke upon Trent'],
  '868': ['Windsor', 'RBWM'],
  '882': ['Southend', 'Southend upon Sea'],
  '889': ['Blackburn'],
  '894': ['Telford'],
  '896': ['Cheshire West', 'Cheshire West & Chester'],
  '929': ['County of Northumberland'],
};
