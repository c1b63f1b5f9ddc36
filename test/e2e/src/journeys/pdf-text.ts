import { inflateSync } from 'node:zlib';

/** An object of a PDF: its number, its dictionary, and its stream where it has one. */
type PdfObject = { readonly number: string; readonly text: string; readonly stream: string | null };

/**
 * The text of each page of a PDF as Chromium writes it, blanks left out: its fonts give the characters of their glyphs,
 * and text is placed glyph by glyph.
 */
export function pdfPages(pdf: Buffer): readonly string[] {
  const objects = new Map(objectsOf(pdf).map((one) => [one.number, one]));
  const pages = [...objects.values()].filter(({ text }) => /\/Type\s*\/Page\b/.test(text));
  return pages.map(({ text }) => {
    const fonts = new Map(
      [...text.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number = '']) => [
        name,
        charactersOf(objects, number),
      ]),
    );
    const content = objects.get(/\/Contents (\d+)/.exec(text)?.[1] ?? '')?.stream;
    return textOf(content ?? '', fonts);
  });
}

function objectsOf(pdf: Buffer): readonly PdfObject[] {
  const raw = pdf.toString('latin1');
  return [...raw.matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)].map((match) => {
    const [, number = '', body = ''] = match;
    const begin = /stream\r?\n/.exec(body);
    if (begin === null) return { number, text: body, stream: null };
    const text = body.slice(0, begin.index);
    const start = match.index + match[0].indexOf(body) + begin.index + begin[0].length;
    const bytes = pdf.subarray(start, start + Number(/\/Length (\d+)/.exec(text)?.[1]));
    const packed = text.includes('/FlateDecode') && !text.includes('/Image');
    return { number, text, stream: (packed ? inflateSync(bytes) : bytes).toString('latin1') };
  });
}

/** The characters of a font by their glyphs. */
function charactersOf(
  objects: ReadonlyMap<string, PdfObject>,
  font: string,
): ReadonlyMap<number, string> {
  const to = /\/ToUnicode (\d+)/.exec(objects.get(font)?.text ?? '')?.[1] ?? '';
  const map = objects.get(to)?.stream ?? '';
  const lines = (kind: string) =>
    [...map.matchAll(new RegExp(`beginbf${kind}\\n([\\s\\S]*?)endbf${kind}`, 'g'))].flatMap(
      ([, inside = '']) =>
        inside
          .trim()
          .split('\n')
          .map((line) =>
            [...line.matchAll(/<([0-9A-F]+)>/g)].map(([, hex = '']) => parseInt(hex, 16)),
          ),
    );
  return new Map([
    ...lines('char').map(([glyph = 0, code = 0]): [number, string] => [
      glyph,
      String.fromCodePoint(code),
    ]),
    ...lines('range').flatMap(([from = 0, to = 0, code = 0]) =>
      Array.from({ length: to - from + 1 }, (_, at): [number, string] => [
        from + at,
        String.fromCodePoint(code + at),
      ]),
    ),
  ]);
}

function textOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map();
  let text = '';
  for (const [, name, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    for (const [hex] of (glyphs ?? '').matchAll(/.{4}/g)) text += font.get(parseInt(hex, 16)) ?? '';
  }
  return text.normalize('NFKC').replace(/\s+/g, '');
}
