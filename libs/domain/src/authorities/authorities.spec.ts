import { parseDay, parseEdtf } from '../dates/index.js';
import { allAuthorities, currentAuthorities, findAuthority, nameAt } from './authorities.js';
import { distinctiveWords, plainName } from './name-keys.js';

function codesOn(day: string): readonly string[] {
  return currentAuthorities(day).map((authority) => authority.laCode);
}

describe('authorities', () => {
  it('holds 153 councils of today and 7 abolished ones', () => {
    expect(currentAuthorities('2026-11-01')).toHaveLength(153);
    expect(allAuthorities()).toHaveLength(160);
  });

  it('gives every council well-formed and unshared codes', () => {
    const all = allAuthorities();
    const gss = all.flatMap((authority) => authority.gssCodes.map((code) => code.code));
    const urns = all.flatMap((authority) => authority.urn ?? []);
    expect(all.filter((authority) => !/^\d{3}$/.test(authority.laCode))).toEqual([]);
    expect(gss.filter((code) => !/^E\d{8}$/.test(code))).toEqual([]);
    for (const codes of [all.map((authority) => authority.laCode), gss, urns]) {
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it('dates every code, name and council with real dates in order', () => {
    for (const authority of allAuthorities()) {
      const days = [authority.from, authority.to, ...authority.successors.map((next) => next.on)];
      for (const day of days) if (day !== undefined) expect(parseDay(day)).toBe(day);
      for (const dated of [...authority.names, ...authority.gssCodes]) {
        for (const edge of [dated.from, dated.to]) {
          if (edge !== undefined) expect(parseEdtf(edge)).toBe(edge);
        }
      }
      expect(authority.names.at(-1)?.name).toBe(authority.officialName);
    }
  });

  it('links every successor back to its predecessor, the day after its end', () => {
    for (const gone of allAuthorities().filter((authority) => authority.to !== undefined)) {
      expect(gone.successors.length).toBeGreaterThan(0);
      for (const { laCode, on } of gone.successors) {
        expect(findAuthority(laCode)).toMatchObject({ from: on });
        expect(findAuthority(laCode)?.predecessors).toContain(gone.laCode);
        expect(codesOn(on)).not.toContain(gone.laCode);
      }
    }
  });

  it.each([
    ['928', ['940', '941'], '2021-04-01'],
    ['909', ['942', '943'], '2023-04-01'],
    ['837', ['839'], '2019-04-01'],
    ['836', ['839'], '2019-04-01'],
    ['835', ['838', '839'], '2019-04-01'],
    ['820', ['822', '823'], '2009-04-01'],
    ['875', ['895', '896'], '2009-04-01'],
  ])('knows that %s became %j on %s', (laCode, successors, on) => {
    expect(findAuthority(laCode)?.successors.map((next) => [next.laCode, next.on])).toEqual(
      successors.map((next) => [next, on]),
    );
  });

  it('lists the councils that existed on a day', () => {
    expect(codesOn('2021-03-31')).toContain('928');
    expect(codesOn('2021-03-31')).not.toContain('940');
    expect(codesOn('2021-04-01')).toEqual(expect.arrayContaining(['940', '941']));
    expect(codesOn('2021-04-01')).not.toContain('928');
  });

  it('keeps the LA code of a council whose GSS code changed', () => {
    expect(findAuthority('825')?.gssCodes).toEqual([
      { code: 'E10000002', to: '2020-03-31' },
      { code: 'E06000060', from: '2020-04-01' },
    ]);
  });

  it.each([
    ['825', '2014-08-08', 'Buckinghamshire County Council'],
    ['825', '2020-04-01', 'Buckinghamshire Council'],
    ['933', '2022-09-21', 'Somerset County Council'],
    ['815', '2023', 'North Yorkshire County Council'],
    ['371', '2014-10-01', 'Doncaster Metropolitan Borough Council'],
    ['371', '2025-03-18', 'City of Doncaster Council'],
    ['928', '2030-01-01', 'Northamptonshire County Council'],
    ['940', '2010', 'North Northamptonshire Council'],
    ['871', 'unknown', 'Slough Borough Council'],
  ])('names %s at %s %s', (laCode, on, name) => {
    expect(nameAt(laCode, on)).toBe(name);
  });

  it('has no name for an unknown code', () => {
    expect(nameAt('999', '2020')).toBeUndefined();
  });
});

describe('name keys', () => {
  it('are shared only by an abolished council and its namesake', () => {
    const owners = new Map<string, Set<string>>();
    for (const authority of allAuthorities()) {
      const names = authority.names.map((dated) => dated.name);
      for (const name of [authority.name, ...names, ...authority.aliases]) {
        const key = distinctiveWords(name);
        expect(key).not.toBe('');
        owners.set(key, (owners.get(key) ?? new Set()).add(authority.laCode));
      }
    }
    const shared = [...owners].filter(([, codes]) => codes.size > 1);
    expect(shared).toEqual([['dorset', new Set(['835', '838'])]]);
  });

  it('drop case, accents, punctuation and remarks', () => {
    expect(plainName(' St. Hélens (borough) & Sons ')).toBe('st helens and sons');
  });
});
