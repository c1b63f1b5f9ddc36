import { createHash } from 'node:crypto';
import { chmod, readdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import type { EvidenceFile, EvidenceOfCase, Problem } from '@interventions/contracts';
import { readers } from '../access/access.js';
import { note, type ApiCaller } from '../testing/api-caller.js';
import { startApi, type StartedApi } from '../testing/started-api.js';

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n');
const sha256 = createHash('sha256').update(pdf).digest('hex');
const maxFileBytes = 100_000;

describe('evidence files', () => {
  let api: StartedApi;
  let officer: ApiCaller;
  let id = '';

  beforeAll(async () => {
    api = await startApi({ maxFileBytes });
    officer = api.as('case-officer');
    id = await officer.open();
  });

  afterAll(async () => {
    await api.stop();
  });

  const upload = (
    bytes: Uint8Array,
    name = 'Letter.pdf',
    { by = officer, to = id, headers = {} } = {},
  ) =>
    by.send(
      'POST',
      `/v1/interventions/${to}/evidence-files`,
      {
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(name),
        ...headers,
      },
      new Uint8Array(bytes),
    );

  const attach = async (file: Partial<EvidenceFile>, more: object = {}) => {
    const { body } = await officer.get(`/v1/interventions/${id}`);
    return officer.record(
      id,
      'evidence',
      {
        effectiveOn: '2016-05',
        details: { title: 'Letter', visibility: 'department', ...file, ...more },
      },
      Number(body['revision']),
    );
  };

  const evidence = async (by = officer, query = ''): Promise<EvidenceOfCase> => {
    const answer = await by.get(`/v1/interventions/${id}/evidence${query}`);
    return answer.body as unknown as EvidenceOfCase;
  };

  const filesKept = async () =>
    (await readdir(join(api.dataDir, 'evidence'), { recursive: true })).filter((name) =>
      /[0-9a-f]{64}$/.test(name),
    );

  it('keeps a file, attaches it, lists it and gives it back byte for byte', async () => {
    const kept = await upload(pdf, 'Größe 📎.pdf');
    expect(kept.status).toBe(201);
    expect(kept.body).toEqual({
      fileName: 'Größe 📎.pdf',
      sha256,
      bytes: pdf.length,
      mediaType: 'application/pdf',
    });
    const opened = await officer.get(`/v1/interventions/${id}/timeline`);
    const [opening] = opened.body['items'] as { id: string; title: string }[];
    const attached = await attach(kept.body, { shows: 'That it arrived.', about: [opening?.id] });
    expect([attached.status, attached.text]).toEqual([201, attached.text]);
    const [entryId = ''] = attached.body['eventIds'] as string[];
    const { items } = await evidence();
    expect(items.find((one) => one.id === entryId)).toMatchObject({
      title: 'Letter',
      shows: 'That it arrived.',
      visibility: 'department',
      effectiveOn: '2016-05',
      retracted: false,
      about: [{ id: opening?.id, title: opening?.title }],
      file: { sha256, bytes: pdf.length, typeText: 'PDF', state: 'kept' },
    });
    const path = `/v1/interventions/${id}/evidence/${entryId}/file`;
    const given = await officer.get(path);
    expect(given.text).toBe(pdf.toString());
    expect(Object.fromEntries(given.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition':
        'attachment; filename="Gro_e __.pdf"; filename*=UTF-8\'\'Gr%C3%B6%C3%9Fe%20%F0%9F%93%8E.pdf',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect((await api.nobody.get(path)).status).toBe(401);
  });

  it('keeps the same content once, under whatever names it comes', async () => {
    const before = await filesKept();
    const answers = await Promise.all([upload(pdf, 'a.pdf'), upload(pdf, 'b.pdf')]);
    expect(answers.map(({ body }) => body['sha256'])).toEqual([sha256, sha256]);
    expect(await filesKept()).toEqual(before);
  });

  it('tells what was attached at an earlier position, and no more', async () => {
    const { position } = await evidence();
    await attach({ ...(await upload(Buffer.from('a,b\n'), 'later.csv')).body }, { title: 'Later' });
    const titles = async (query: string) =>
      (await evidence(officer, query)).items.map((one) => one.title);
    expect(await titles('')).toContain('Later');
    expect(await titles(`?knownAt=${position}`)).not.toContain('Later');
  });

  it('lists notes beside the evidence', async () => {
    const { body } = await officer.get(`/v1/interventions/${id}`);
    await officer.record(id, 'notes', note('Called the council.'), Number(body['revision']));
    expect((await evidence()).notes).toEqual([
      expect.objectContaining({ text: 'Called the council.', visibility: 'department' }),
    ]);
  });

  it.each<readonly [string, Uint8Array, string, number, string]>([
    ['a program', Buffer.from(`MZ${'\x01'.repeat(99)}`), 'a.pdf', 422, 'This kind of file cannot'],
    ['a wrong ending', pdf, 'a.png', 422, 'its name must end in .pdf'],
    ['a page', Buffer.from('<script>'), 'a.html', 422, 'must end in .txt or .csv'],
    ['nothing', Buffer.alloc(0), 'a.pdf', 422, 'The file is empty.'],
    ['too much', Buffer.alloc(maxFileBytes + 1, 'x'), 'a.txt', 413, 'larger than 100 kB'],
    ['no name', pdf, '', 400, 'The file has no name'],
  ])('refuses %s in words and keeps nothing', async (_what, bytes, name, status, words) => {
    const before = await filesKept();
    const answer = await upload(bytes, name);
    expect(answer.status).toBe(status);
    expect((answer.body as unknown as Problem).detail).toContain(words);
    expect(await filesKept()).toEqual(before);
    expect(await readdir(join(api.dataDir, 'evidence', 'incoming'))).toEqual([]);
  });

  it('refuses a body that does not say how large it is as soon as it is too large', async () => {
    async function* endless() {
      for (let sent = 0; sent < 5 * maxFileBytes; sent += 1_000) {
        await Promise.resolve();
        yield Buffer.alloc(1_000, 'x');
      }
    }
    const { token } = await api.issuer.sign({ actor: 'Ann', name: 'Ann', role: 'case-officer' });
    const response = await fetch(`${api.url}/v1/interventions/${id}/evidence-files`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/octet-stream',
        'x-file-name': 'a.txt',
      },
      body: ReadableStream.from(endless()),
      duplex: 'half',
    });
    expect(response.status).toBe(413);
    await response.body?.cancel();
  });

  it('keeps nothing of a file whose connection breaks', async () => {
    const before = await filesKept();
    const { token } = await api.issuer.sign({ actor: 'Bob', name: 'Bob', role: 'case-officer' });
    const request = httpRequest(`${api.url}/v1/interventions/${id}/evidence-files`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/octet-stream',
        'content-length': '5000',
        'x-file-name': 'a.txt',
      },
    });
    request.on('error', () => undefined);
    request.write(Buffer.alloc(1_000, 'x'));
    const incoming = join(api.dataDir, 'evidence', 'incoming');
    const names = () => readdir(incoming);
    while ((await names()).length === 0) await new Promise((done) => setTimeout(done, 5));
    request.destroy();
    while ((await names()).length > 0) await new Promise((done) => setTimeout(done, 5));
    expect(await filesKept()).toEqual(before);
  });

  it('takes a file at its own route alone, and there nothing but a file', async () => {
    const elsewhere = await officer.send(
      'POST',
      `/v1/interventions/${id}/notes`,
      { 'content-type': 'application/octet-stream', 'idempotency-key': 'k', 'if-match': '"0"' },
      new Uint8Array(pdf),
    );
    expect(elsewhere.status).toBe(415);
    const json = await officer.post(`/v1/interventions/${id}/evidence-files`, {}, {});
    expect(json.status).toBe(400);
    const named = await officer.post(
      `/v1/interventions/${id}/evidence-files`,
      {},
      { 'x-file-name': 'a.txt' },
    );
    expect(named.status).toBe(415);
    expect((await upload(pdf, 'a.pdf', { to: sha256.slice(0, 8) })).status).toBe(404);
  });

  it.each<readonly [string, Partial<EvidenceFile>]>([
    ['was never uploaded', { sha256: '0'.repeat(64) }],
    ['has another size', { bytes: pdf.length + 1 }],
    ['has another type', { mediaType: 'text/plain' }],
    ['is called what it is not', { fileName: 'Letter.exe' }],
  ])('records no file that %s', async (_what, change) => {
    const { body } = await upload(pdf);
    const answer = await attach({ ...body, ...change });
    expect([answer.status, answer.body['code']]).toEqual([422, 'file-refused']);
  });

  it('records a digest of a file that is kept elsewhere, and gives no file for it', async () => {
    const answer = await attach({ sha256: '1'.repeat(64), fileName: 'Paper.pdf' });
    const [entryId = ''] = answer.body['eventIds'] as string[];
    const item = (await evidence()).items.find((one) => one.id === entryId);
    expect(item?.file).toMatchObject({ state: 'elsewhere', bytes: null });
    const file = await officer.get(`/v1/interventions/${id}/evidence/${entryId}/file`);
    expect(file.status).toBe(404);
  });

  it('lets no correction put another file in the place of one', async () => {
    const { items } = await evidence();
    const { body } = await officer.get(`/v1/interventions/${id}`);
    const correct = (details: object) =>
      officer.record(
        id,
        'corrections',
        {
          effectiveOn: '2026-11-01',
          details: { target: items[0]?.id, replacement: { details }, because: 'Wrong' },
        },
        Number(body['revision']),
      );
    expect((await correct({ sha256 })).body['code']).toBe('file-refused');
    expect((await correct({ title: 'Letter of 3 May' })).status).toBe(201);
  });

  it('gives the file of a class to those alone who may read it', async () => {
    const { body } = await upload(pdf);
    const answer = await attach(body, { visibility: 'case-team' });
    const [entryId = ''] = answer.body['eventIds'] as string[];
    await evidence();
    for (const role of ['case-officer', 'commissioner', 'team-leader', 'researcher'] as const) {
      const may = readers[role].upTo === 'case-team';
      const file = await api.as(role).get(`/v1/interventions/${id}/evidence/${entryId}/file`);
      expect([role, file.status]).toEqual([role, may ? 200 : 404]);
      const listed = (await evidence(api.as(role))).items.some((one) => one.id === entryId);
      expect([role, listed]).toEqual([role, may]);
    }
  });

  it('lets nobody upload whose role may not record, and remembers that they tried', async () => {
    const answer = await upload(pdf, 'a.pdf', { by: api.as('researcher') });
    expect(answer.status).toBe(403);
    const { body } = await officer.get('/v1/audit-trail');
    expect(JSON.stringify(body)).toContain('EvidenceAttached');
  });

  it('gives no file of an entry that was retracted', async () => {
    const { body } = await upload(pdf);
    const [entryId = ''] = (await attach(body)).body['eventIds'] as string[];
    const record = await officer.get(`/v1/interventions/${id}`);
    const retracted = await officer.record(
      id,
      'retractions',
      { effectiveOn: '2026-11-01', details: { target: entryId, because: 'Another case' } },
      Number(record.body['revision']),
    );
    expect(retracted.status).toBe(201);
    const position = String(retracted.body['position']);
    const file = await officer.get(`/v1/interventions/${id}/evidence/${entryId}/file`, {
      'read-after': position,
    });
    expect(file.status).toBe(404);
  });

  it('says so when the folder cannot be used, and records nothing', async () => {
    const folder = join(api.dataDir, 'evidence');
    const incoming = join(folder, 'incoming');
    await rm(incoming, { recursive: true });
    await writeFile(incoming, '');
    const answer = await upload(pdf);
    expect([answer.status, answer.body['code']]).toEqual([503, 'store-unavailable']);
    await rm(incoming);
    await chmod(folder, 0o700);
    expect((await upload(pdf)).status).toBe(201);
  });

  it('lets each person upload so often, and another person all the same', async () => {
    const leader = api.as('team-leader');
    const statuses = new Set<number>();
    for (let turn = 0; turn < 40; turn += 1)
      statuses.add((await upload(pdf, 'a.pdf', { by: leader })).status);
    expect([...statuses]).toEqual([201, 429]);
    expect((await upload(pdf, 'a.pdf', { by: api.as('commissioner') })).status).toBe(201);
  });
});
