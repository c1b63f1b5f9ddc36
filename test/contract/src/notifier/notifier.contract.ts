import { randomUUID } from 'node:crypto';
import {
  noticeTemplateNames,
  NotifierError,
  type Message,
  type Notifier,
} from '@interventions/application';

/** One notifier with what the outside holds of it. */
export type NotifierHarness = {
  readonly open: () => Notifier;
  /** References of the messages that the outside has, once for each it would deliver. */
  readonly delivered: () => Promise<readonly string[]>;
  /** Makes the outside unusable, and usable again. */
  readonly breakDown: () => Promise<void>;
  readonly repair: () => Promise<void>;
  readonly dispose: () => Promise<void>;
};

/** A message in full, with another reference each time. */
export function message(changes: Partial<Message> = {}): Message {
  return {
    reference: randomUUID(),
    to: { name: 'Canary Personsson', address: 'canary.personsson@interventions.example' },
    template: 'deadline-7-days',
    values: {
      council: 'Slough',
      kind: 'Six-month review',
      what: 'Six-month review 3',
      due: '30 September 2026',
      who: 'DfE',
      explanation: 'A canary explanation.',
      link: 'https://interventions.example/interventions/7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11',
    },
    ...changes,
  };
}

/** The fault of a send. Throws when there was none. */
export async function faultOf(sending: Promise<unknown>): Promise<NotifierError> {
  const error = await sending.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof NotifierError) return error;
  throw new Error('The send did not fail as it should.', { cause: error });
}

/** What every notifier must do. */
export function notifierContract(name: string, makeHarness: () => Promise<NotifierHarness>): void {
  describe(`notifier contract: ${name}`, () => {
    let harness: NotifierHarness;
    let notifier: Notifier;
    beforeEach(async () => {
      harness = await makeHarness();
      notifier = harness.open();
    });
    afterEach(() => harness.dispose());

    it.each(noticeTemplateNames)(
      'delivers %s and answers with the provider’s id',
      async (template) => {
        const sent = message({ template });
        const { id } = await notifier.send(sent);
        expect(id).not.toBe('');
        expect(await harness.delivered()).toEqual([sent.reference]);
      },
    );

    it('delivers a repeated reference once, by this notifier or another, and gives the same id', async () => {
      const sent = message();
      const first = await notifier.send(sent);
      expect(await notifier.send(sent)).toEqual(first);
      expect(await harness.open().send(sent)).toEqual(first);
      expect(await harness.delivered()).toEqual([sent.reference]);
    });

    it('drops and doubles none of many that are sent side by side', async () => {
      const many = Array.from({ length: 100 }, () => message());
      await Promise.all(many.map((one) => notifier.send(one)));
      expect((await harness.delivered()).toSorted()).toEqual(
        many.map(({ reference }) => reference).toSorted(),
      );
    });

    it('says that trying again can help while the outside is down, and delivers then', async () => {
      const sent = message();
      await harness.breakDown();
      expect((await faultOf(notifier.send(sent))).retriable).toBe(true);
      await harness.repair();
      await notifier.send(sent);
      expect(await harness.delivered()).toEqual([sent.reference]);
    });

    it.each([
      ['nobody’s address', message({ to: { name: 'Canary Personsson', address: null } })],
      ['an unknown template', message({ template: 'no-such' })],
      ['a place left open', message({ values: { council: 'Slough' } })],
      ['a reference that is no UUID', message({ reference: '../canary' })],
    ])('refuses %s for good, and delivers nothing', async (_what, wrong) => {
      expect((await faultOf(notifier.send(wrong))).retriable).toBe(false);
      expect(await harness.delivered()).toEqual([]);
    });

    it('has nothing personal in its faults', async () => {
      await harness.breakDown();
      for (const one of [
        message(),
        message({ to: { name: 'Canary Personsson', address: null } }),
      ]) {
        const fault = await faultOf(notifier.send(one));
        expect(everythingIn(fault)).not.toMatch(/canary|personsson/i);
      }
      await harness.repair();
    });
  });
}

/** All text that a log of an error could show, its causes included. */
export function everythingIn(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const own = Object.getOwnPropertyNames(error).map((key) =>
    everythingIn(Reflect.get(error, key) as unknown),
  );
  return own.join(' ');
}
