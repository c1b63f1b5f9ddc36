import { FileRefused, type EvidenceStore } from '@interventions/application';
import { digest, docm, docx, pdf, pieces, png, program, whole, zip } from './sample-files.js';

/** A store, and how to let go of it. */
export type EvidenceStoreHarness = {
  readonly store: EvidenceStore;
  readonly dispose: () => Promise<void>;
};

const terms = (fileName: string) => ({ fileName, maxBytes: 1_000_000 });
const removal = { reason: 'It named a child.', removedAt: '2026-11-20T08:00:00.000Z' };

/** What every evidence store must do. */
export function evidenceStoreContract(
  name: string,
  makeHarness: () => Promise<EvidenceStoreHarness>,
): void {
  describe(`evidence store contract: ${name}`, () => {
    let harness: EvidenceStoreHarness;
    let store: EvidenceStore;
    beforeEach(async () => {
      harness = await makeHarness();
      ({ store } = harness);
    });
    afterEach(() => harness.dispose());

    const kept = async (): Promise<readonly string[]> => {
      const found: string[] = [];
      for await (const one of store.list()) found.push(one);
      return found;
    };
    const refusalOf = (bytes: Uint8Array, fileName: string, maxBytes = 1_000_000) =>
      store.put(pieces(bytes), { fileName, maxBytes }).then(
        () => 'taken',
        (error: unknown) => {
          if (error instanceof FileRefused) return error.code;
          throw error;
        },
      );

    it('keeps a file byte for byte under its digest', async () => {
      const found = await store.put(pieces(pdf, 7), terms('Letter.pdf'));
      expect(found).toEqual({
        sha256: digest(pdf),
        bytes: pdf.length,
        mediaType: 'application/pdf',
      });
      expect(await whole(await store.open(found.sha256))).toEqual(pdf);
      expect(await store.state(found.sha256)).toBe('kept');
      expect(await store.verify(found.sha256)).toBe('kept');
      expect(await store.find(found.sha256, 'Other name.PDF')).toEqual(found);
      expect(await kept()).toEqual([found.sha256]);
    });

    it('keeps the same content once, whatever it is called and however often it comes', async () => {
      const put = () => store.put(pieces(png), terms('a.png'));
      const [first, second] = await Promise.all([put(), put()]);
      expect(second).toEqual(first);
      expect(await store.put(pieces(png), terms('b.png'))).toEqual(first);
      expect(await kept()).toEqual([first.sha256]);
    });

    it('tells documents, tables and text by what is in them', async () => {
      const typeOf = async (bytes: Uint8Array, fileName: string) =>
        (await store.put(pieces(bytes), terms(fileName))).mediaType;
      expect(await typeOf(docx, 'Plan.docx')).toBe(
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      );
      expect(await typeOf(Buffer.from('Größe: 3 €\n'), 'note.txt')).toBe('text/plain');
      expect(await typeOf(Buffer.from('a,b\n1,2\n'), 'table.csv')).toBe('text/csv');
    });

    it.each<readonly [string, Uint8Array, string, string]>([
      ['a program', program, 'Letter.pdf', 'type-not-allowed'],
      ['a document with macros', docm, 'Plan.docx', 'type-not-allowed'],
      ['an archive', zip({ 'a.txt': 'a' }), 'Plan.docx', 'type-not-allowed'],
      ['a page', Buffer.from('<!doctype html><script>1</script>'), 'page.html', 'name-disagrees'],
      [
        'a drawing',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        'a.svg',
        'name-disagrees',
      ],
      ['a PDF called picture', pdf, 'Letter.png', 'name-disagrees'],
      ['a PDF without an ending', pdf, 'Letter', 'name-disagrees'],
      ['text called PDF', Buffer.from('Hello'), 'Letter.pdf', 'name-disagrees'],
      ['text with NUL', Buffer.from('Hel\0lo'), 'Letter.txt', 'type-not-allowed'],
      [
        'text in another encoding',
        Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65]),
        'a.txt',
        'type-not-allowed',
      ],
      ['text cut inside a character', Buffer.from('€').subarray(0, 2), 'a.txt', 'type-not-allowed'],
      ['nothing', Buffer.alloc(0), 'Letter.pdf', 'empty'],
    ])('refuses %s, and keeps nothing of it', async (_what, bytes, fileName, code) => {
      expect(await refusalOf(bytes, fileName)).toBe(code);
      expect(await kept()).toEqual([]);
    });

    it('takes as many bytes as are allowed and not one more', async () => {
      const text = Buffer.alloc(1_000, 'x');
      expect(await refusalOf(text, 'a.txt', 999)).toBe('too-large');
      expect(await kept()).toEqual([]);
      expect(await refusalOf(text, 'a.txt', 1_000)).toBe('taken');
    });

    it('keeps nothing of a file that breaks off', async () => {
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield* pieces(pdf, 10);
        throw new Error('The connection broke.');
      }
      await expect(store.put(broken(), terms('Letter.pdf'))).rejects.toThrow(
        'The connection broke.',
      );
      expect(await kept()).toEqual([]);
    });

    it('says that a file is not there, also for what is no digest', async () => {
      for (const sha256 of [digest(pdf), '../../etc/passwd', '', 'A'.repeat(64)]) {
        expect(await store.state(sha256)).toBe('missing');
        expect(await store.verify(sha256)).toBe('missing');
        expect(await store.open(sha256)).toBeUndefined();
        expect(await store.find(sha256, 'Letter.pdf')).toBeUndefined();
        expect(await store.remove(sha256, removal)).toBe('missing');
      }
    });

    it('refuses to find a file under a name that disagrees with it', async () => {
      const { sha256 } = await store.put(pieces(pdf), terms('Letter.pdf'));
      await expect(store.find(sha256, 'Letter.exe')).rejects.toThrow(
        'The content of this file is PDF, so its name must end in .pdf.',
      );
    });

    it('destroys a file for good and does not take it again', async () => {
      const { sha256 } = await store.put(pieces(pdf), terms('Letter.pdf'));
      await store.put(pieces(png), terms('a.png'));
      expect(await store.remove(sha256, removal)).toBe('removed');
      expect(await store.state(sha256)).toBe('removed');
      expect(await store.verify(sha256)).toBe('removed');
      expect(await store.open(sha256)).toBeUndefined();
      expect(await kept()).toEqual([digest(png)]);
      expect(await refusalOf(pdf, 'Letter.pdf')).toBe('removed');
      expect(await store.remove(sha256, removal)).toBe('missing');
    });
  });
}
