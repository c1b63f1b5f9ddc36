import * as fc from 'fast-check';
import { allAuthorities } from './authorities.js';
import { identifyAuthority } from './identify-authority.js';
import { resolveAuthority, type AuthorityMatch } from './resolve-authority.js';

function codeOf(match: AuthorityMatch): string {
  return match.ok ? match.authority.laCode : match.code;
}

describe('resolveAuthority', () => {
  it.each([
    ['bournemouth, christchurch & poole', '839'],
    ['Bournemouth, Poole & Christchurch', '839'],
    ['bristol', '801'],
    ['Bristol, City of', '801'],
    ['City of Bristol', '801'],
    ['london corporation', '201'],
    ['City of London', '201'],
    ['kingston upon hull', '810'],
    ['Kingston Upon Hull, City of', '810'],
    ['Hull', '810'],
    ['Kingston upon Thames', '314'],
    ['Royal Borough of Kingston upon Thames', '314'],
    ['windsor & maidenhead', '868'],
    ['st helens', '342'],
    ['St. Helens', '342'],
    ['telford & wrekin', '894'],
    ['bedford', '822'],
    ['Bedford Borough', '822'],
    ['Bedfordshire', '820'],
    ['Durham County Council', '840'],
    ['County Durham', '840'],
    ['SLOUGH BOROUGH COUNCIL', '871'],
    ['London Borough of Camden', '202'],
    ['Newcastle City Council', '391'],
    ['stoke on trent', '861'],
    ['Southend on Sea', '882'],
    ['Northamptonshire (County Council, dissolved 2021)', '928'],
    ['Dorset', '838'],
    ['Dorset County Council', '835'],
    ['Dorset (County Council, dissolved 2019)', '835'],
    ['Somerset County Council', '933'],
    ['330', '330'],
    [' 330.0 ', '330'],
    ['e08000025', '330'],
    ['E10000002', '825'],
    ['80429', '330'],
  ])('reads %s as %s', (text, laCode) => {
    expect(codeOf(resolveAuthority(text))).toBe(laCode);
  });

  it.each([
    ['', 'blank'],
    ['   ', 'blank'],
    ['London', 'too-broad'],
    ['south east', 'too-broad'],
    ['Borough Council', 'not-found'],
    ['Slouhg', 'not-found'],
    ['Kingston', 'not-found'],
    ['999', 'not-found'],
    ['E99999999', 'not-found'],
  ])('refuses "%s" as %s', (text, code) => {
    expect(codeOf(resolveAuthority(text))).toBe(code);
  });

  it('lets the date choose between namesakes', () => {
    expect(codeOf(resolveAuthority('Dorset', { on: '2015-05' }))).toBe('835');
    expect(codeOf(resolveAuthority('Dorset', { on: '2019-04-01' }))).toBe('838');
    expect(codeOf(resolveAuthority('Dorset', { on: 'unknown' }))).toBe('838');
  });

  it('finds every council by each of its names and codes, in any case', () => {
    for (const authority of allAuthorities()) {
      const names = [authority.officialName, ...authority.aliases];
      const codes = [authority.laCode, ...authority.gssCodes.map((gss) => gss.code)];
      for (const text of [...names, ...codes]) {
        expect(codeOf(resolveAuthority(text.toUpperCase()))).toBe(authority.laCode);
      }
    }
  });

  it('answers any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const match = resolveAuthority(text);
        expect(match.ok || match.reason.length > 0).toBe(true);
      }),
    );
  });
});

describe('identifyAuthority', () => {
  it('accepts codes and a name that agree', () => {
    const match = identifyAuthority({
      laCode: '330',
      urn: '80429',
      gss: 'E08000025',
      name: 'birmingham',
    });
    expect(match).toMatchObject({ ok: true, authority: { laCode: '330' }, notes: [] });
  });

  it.each([
    [{ laCode: 'E08000025' }, 'The LA code column holds E08000025'],
    [{ laCode: '80429', name: 'birmingham' }, 'The LA code column holds 80429'],
    [{ urn: '330' }, 'The Ofsted number (URN) column holds 330'],
    [{ gss: '330' }, 'The GSS code column holds 330'],
  ])('refuses a swapped column %j', (codes, reason) => {
    const match = identifyAuthority(codes);
    expect(match).toMatchObject({ ok: false, code: 'code-in-wrong-column' });
    expect(match.ok ? '' : match.reason).toContain(reason);
    expect(match.ok ? '' : match.reason).toContain('Birmingham City Council (330)');
  });

  it.each([
    [{ laCode: '330', gss: 'E08000032' }],
    [{ laCode: '330', urn: '80449' }],
    [{ laCode: '330', name: 'Bradford' }],
    [{ gss: 'E08000025', urn: '80449' }],
  ])('refuses values that name two councils %j', (codes) => {
    const match = identifyAuthority(codes);
    expect(match).toMatchObject({ ok: false, code: 'two-councils' });
    const reason = match.ok ? '' : match.reason;
    expect(reason).toContain('Birmingham City Council (330)');
    expect(reason).toContain('City of Bradford Metropolitan District Council (380)');
  });

  it.each([
    [{ laCode: '942', gss: 'E10000006', name: 'cumberland' }, '942', 'belongs to Cumbria'],
    [{ laCode: '838', gss: 'E10000009', name: 'dorset' }, '838', 'belongs to Dorset County'],
    [{ laCode: '825', gss: 'E10000002' }, '825', 'was the GSS code of Buckinghamshire until'],
    [{ laCode: '371', name: 'Donny' }, '371', 'The name "Donny" is not known'],
    [{ laCode: '836', urn: '137316', name: 'Poole' }, '836', 'No council is known with Ofsted'],
    [{ laCode: '940', name: 'Northamptonshire' }, '940', 'belongs to Northamptonshire County'],
  ])('accepts %j as %s with a note', (codes, laCode, note) => {
    const match = identifyAuthority(codes);
    expect(codeOf(match)).toBe(laCode);
    expect(match.ok ? match.notes.join(' ') : '').toContain(note);
  });

  it('falls back to the name, and uses the date for namesakes', () => {
    expect(codeOf(identifyAuthority({ laCode: ' ', name: 'Dorset' }, { on: '2015' }))).toBe('835');
    expect(codeOf(identifyAuthority({}))).toBe('blank');
    expect(codeOf(identifyAuthority({ laCode: '999' }))).toBe('not-found');
    expect(codeOf(identifyAuthority({ laCode: 'Slough' }))).toBe('not-found');
  });
});
