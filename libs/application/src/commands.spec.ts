import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { ApplicationModule } from './application.module.js';
import { AuthorityCommand, recordInAuthority } from './authority.command.js';
import type { CommandOutcome } from './command-outcome.js';
import { InterventionCommand } from './intervention.command.js';
import {
  direction,
  everything,
  hold,
  issue,
  newLog,
  openCase,
  opening,
  record,
  requestOf,
  StillClock,
} from './testing/cases.js';

const clock = new StillClock();

describe('InterventionCommand', () => {
  it('records an act with who asked and why', async () => {
    const log = newLog();
    const id = await openCase(log);
    const request = requestOf('direct', { correlationId: 'c9' });
    expect(await issue(log, id, request, 0n)).toMatchObject({
      kind: 'recorded',
      id,
      revision: 1n,
      departures: [],
      warnings: [],
      repeated: false,
    });
    const last = (await everything(log)).at(-1);
    expect(last).toMatchObject({ type: 'direction-issued.v1', stream: `intervention-${id}` });
    expect(last?.metadata).toEqual(request);
  });

  it('answers a repeated request as the first time and writes nothing', async () => {
    const log = newLog();
    const id = await openCase(log);
    const first = await issue(log, id, requestOf('k'), 0n);
    await record(log, id, 'HoldPlaced', hold, requestOf('hold'));
    const again = await issue(log, id, requestOf('k'), 0n);
    expect(again).toEqual({ ...first, repeated: true });
    expect(await everything(log)).toHaveLength(3);
  });

  it('opens one case however often and however parallel it is asked', async () => {
    const log = newLog();
    const ids = await Promise.all(Array.from({ length: 20 }, () => openCase(log)));
    expect(new Set(ids).size).toBe(1);
    expect(await everything(log)).toHaveLength(1);
  });

  it('refuses another request under the same key', async () => {
    const log = newLog();
    const id = await openCase(log);
    await issue(log, id, requestOf('k'));
    expect(await issue(log, id, requestOf('k', { requestHash: 'b2' }))).toEqual({
      kind: 'key-reused',
    });
  });

  it('tells who was too late what was recorded since', async () => {
    const log = newLog();
    const id = await openCase(log);
    await issue(log, id, requestOf('first'), 0n);
    const late = await record(log, id, 'HoldPlaced', hold, requestOf('second'), 0n);
    expect(late).toMatchObject({ kind: 'stale', actual: 1n, repeated: false });
    expect(sinceOf(late)).toEqual(['direction-issued.v1']);
    await record(log, id, 'HoldPlaced', hold, requestOf('third'), 1n);
    const again = await record(log, id, 'HoldPlaced', hold, requestOf('second'), 0n);
    expect(again).toMatchObject({ kind: 'stale', actual: 1n, repeated: true });
    expect(sinceOf(again)).toEqual(['direction-issued.v1']);
  });

  it('judges an act together with the entries of its council', async () => {
    const log = newLog();
    const id = await openCase(log);
    const abolished = { effectiveOn: '2014-04-01', details: { successors: ['872'] } };
    const end = new AuthorityCommand('871', 'CouncilReorganised', abolished, requestOf('end'));
    expect(await recordInAuthority(log, clock, end)).toMatchObject({ kind: 'recorded' });
    expect(await issue(log, id, requestOf('late'))).toMatchObject({
      kind: 'refused',
      refusal: { code: 'needs-open' },
    });
    const before = { ...direction, effectiveOn: '2014-03-01' };
    expect(await record(log, id, 'DirectionIssued', before, requestOf('ok'))).toMatchObject({
      kind: 'recorded',
    });
  });

  it('lets two people who named no revision both record', async () => {
    const log = newLog();
    const id = await openCase(log);
    const notes = Array.from({ length: 8 }, (_, index) =>
      record(log, id, 'NoteAdded', note(index), requestOf(`note ${index}`)),
    );
    const revisions = (await Promise.all(notes)).map((one) =>
      one.kind === 'recorded' ? one.revision : one.kind,
    );
    expect([...revisions].sort()).toEqual([1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n]);
  });
});

describe('AuthorityCommand', () => {
  it('tells what is unusual about a judgement, and again when repeated', async () => {
    const log = newLog();
    const input = { effectiveOn: '2014-02-11', details: judgementOf('2013-11-19', 'good') };
    const judge = () =>
      recordInAuthority(
        log,
        clock,
        new AuthorityCommand('871', 'JudgementRecorded', input, requestOf('j'), 'no-stream'),
      );
    const first = await judge();
    expect(first).toMatchObject({ kind: 'recorded', id: '871', revision: 0n });
    expect(first.kind === 'recorded' && first.warnings.join()).toContain('Check the grades');
    expect(await judge()).toEqual({ ...first, repeated: true });
  });

  it('is stale where a stream was expected not to exist and does', async () => {
    const log = newLog();
    const judge = (key: string) =>
      recordInAuthority(
        log,
        clock,
        new AuthorityCommand(
          '871',
          'JudgementRecorded',
          { effectiveOn: '2014-02-11', details: judgementOf('2013-11-19') },
          requestOf(key),
          'no-stream',
        ),
      );
    await judge('a');
    const late = await judge('b');
    expect(late).toMatchObject({ kind: 'stale', actual: 0n, stream: 'authority-871' });
    expect(sinceOf(late)).toEqual(['judgement-recorded.v1']);
    expect(await judge('b')).toEqual({ ...late, repeated: true });
  });
});

describe('ApplicationModule', () => {
  it('takes commands of both streams on one bus', async () => {
    const log = newLog();
    const module = await Test.createTestingModule({
      imports: [ApplicationModule.with(log, clock)],
    }).compile();
    await module.init();
    const bus = module.get(CommandBus);
    const request = requestOf('open');
    const id = '7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11';
    const opened = await bus.execute(
      new InterventionCommand(id, 'InterventionOpened', opening, request),
    );
    expect(opened.kind).toBe('recorded');
    const judgement = { effectiveOn: '2014-02-11', details: judgementOf('2013-11-19') };
    const judged = await bus.execute(
      new AuthorityCommand('871', 'JudgementRecorded', judgement, requestOf('j'), 'no-stream'),
    );
    expect(judged.kind).toBe('recorded');
    await module.close();
  });
});

function note(index: number) {
  return { effectiveOn: '2015-01', details: { text: `Note ${index}`, visibility: 'department' } };
}

function judgementOf(inspectionStart: string, overall = 'inadequate') {
  return {
    framework: 'SIF',
    inspectionStart,
    grades: { 'help-and-protection': 'inadequate' },
    overall,
  };
}

function sinceOf(outcome: CommandOutcome): readonly string[] {
  return outcome.kind === 'stale' ? outcome.since.map((event) => event.type) : [];
}
