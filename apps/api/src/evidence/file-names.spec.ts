import { attachmentNamed, fileNameIn } from './file-names.js';

describe('fileNameIn', () => {
  it.each([
    ['Letter.pdf', 'Letter.pdf'],
    ['Gr%C3%B6%C3%9Fe%20%F0%9F%93%8E.pdf', 'Größe 📎.pdf'],
    ['C%3A%5CUsers%5Ceve%5CLetter.pdf', 'Letter.pdf'],
    ['..%2F..%2Fetc%2Fpasswd', 'passwd'],
    ['%3Cscript%3Ealert(1)%3C%2Fscript%3E.pdf', 'script>.pdf'],
    ['e%CC%81.pdf', 'é.pdf'],
  ])('reads %s', (header, name) => {
    expect(fileNameIn(header)).toBe(name);
  });

  it.each([undefined, '', '%', '%E0%A4%A', '..', 'a%00.pdf', 'a%0D%0Ab.pdf', 'folder%2F', '%20'])(
    'refuses %p',
    (header) => {
      expect(() => fileNameIn(header)).toThrow('The file has no name that can be read.');
    },
  );

  it('refuses a name that is too long', () => {
    expect(fileNameIn(`${'x'.repeat(196)}.pdf`)).toHaveLength(200);
    expect(() => fileNameIn(`${'x'.repeat(197)}.pdf`)).toThrow('longer than 200 characters');
  });
});

describe('attachmentNamed', () => {
  const named = (fileName: string) => {
    const [, ascii, encoded] =
      /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([\w.~*%-]*)$/.exec(
        attachmentNamed(fileName, 'pdf'),
      ) ?? [];
    return [ascii, decodeURIComponent(encoded ?? '')];
  };

  it.each([
    ['Letter.pdf', 'Letter.pdf', 'Letter.pdf'],
    ['Größe.pdf', 'Gro_e.pdf', 'Größe.pdf'],
    ['附件.pdf', '__.pdf', '附件.pdf'],
    ['invoice\u202Efdp.exe', 'invoicefdp.pdf', 'invoicefdp.pdf'],
    ['a"; filename="b.exe', 'a-- filename=-b.pdf', 'a-- filename=-b.pdf'],
    ['<script>alert(1)</script>.pdf', 'script-alert(1)--script.pdf', 'script-alert(1)--script.pdf'],
    ['%2e%2e%2fpasswd', '2e-2e-2fpasswd.pdf', '2e-2e-2fpasswd.pdf'],
    ['.bashrc', 'evidence.pdf', 'evidence.pdf'],
    ['...', 'evidence.pdf', 'evidence.pdf'],
  ])('saves %s as a name that does no harm', (fileName, ascii, utf8) => {
    expect(named(fileName)).toEqual([ascii, utf8]);
  });

  it('shortens a name and never cuts a character in two', () => {
    expect(named('📎'.repeat(150))[1]).toBe(`${'📎'.repeat(100)}.pdf`);
  });
});
