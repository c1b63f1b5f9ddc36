import { noticeTemplateNames, type NoticeTemplateName } from '@interventions/application';
import { GovukNotifyNotifier } from '@interventions/adapters/notices';
import { everythingIn, faultOf, message, notifierContract } from './notifier.contract.js';
import { NotifyDouble, type NotifyFault } from './notify-double.js';

const templateIds = Object.fromEntries(
  noticeTemplateNames.map((name, index) => [name, `00000000-0000-4000-8000-00000000000${index}`]),
) as Readonly<Record<NoticeTemplateName, string>>;

function notifierAt(double: NotifyDouble, apiKey = double.apiKey): GovukNotifyNotifier {
  return new GovukNotifyNotifier({ apiKey, templateIds, baseUrl: double.url });
}

/** One that gives up on a call after a second and a half. */
function impatientAt({ apiKey, url: baseUrl }: NotifyDouble): GovukNotifyNotifier {
  return new GovukNotifyNotifier({ apiKey, templateIds, baseUrl, limitMs: 1_500 });
}

notifierContract('GOV.UK Notify', async () => {
  const double = await NotifyDouble.start();
  return {
    open: () => notifierAt(double),
    delivered: () => Promise.resolve(double.taken.map(({ reference }) => reference)),
    breakDown: () => Promise.resolve(double.failNext(503)),
    repair: () => Promise.resolve(),
    dispose: () => double.stop(),
  };
});

describe('GOV.UK Notify', () => {
  let double: NotifyDouble;
  beforeEach(async () => {
    double = await NotifyDouble.start();
  });
  afterEach(() => double.stop());

  it('is sent the template’s id, every value, the reference, and what people wrote to be made harmless', async () => {
    const sent = message();
    const { id } = await notifierAt(double).send(sent);
    expect(double.taken).toEqual([
      {
        id,
        template_id: templateIds['deadline-7-days'],
        email_address: sent.to.address,
        personalisation: sent.values,
        reference: sent.reference,
        sanitise_content_for: ['council', 'kind', 'what', 'due', 'who', 'explanation'],
      },
    ]);
  });

  it.each<[NotifyFault, boolean]>([
    [400, false],
    [403, false],
    [429, true],
    [500, true],
    [503, true],
    ['slow', true],
    ['lost-answer', true],
    ['refused-connection', true],
  ])(
    'after %s says whether trying again can help (%s), with nothing personal or secret',
    async (fault, retriable) => {
      double.failNext(fault);
      const notifier = fault === 'slow' ? impatientAt(double) : notifierAt(double);
      const error = await faultOf(notifier.send(message()));
      expect(error.retriable).toBe(retriable);
      expect(everythingIn(error)).not.toMatch(/canary|personsson|3d844edf/i);
      if (typeof fault === 'number') expect(error.message).toContain(String(fault));
    },
  );

  it('does not double a message whose answer was lost', async () => {
    const sent = message();
    double.failNext('lost-answer');
    const notifier = notifierAt(double);
    await faultOf(notifier.send(sent));
    const { id } = await notifier.send(sent);
    expect(double.taken.map((one) => one.id)).toEqual([id]);
    expect(double.sends).toBe(1);
  });

  it('gives up on one call in time, and keeps the words of a refusal that repeat nothing', async () => {
    double.failNext('slow', 429);
    const from = Date.now();
    await faultOf(impatientAt(double).send(message()));
    expect(Date.now() - from).toBeLessThan(10_000);
    const { message: words } = await faultOf(notifierAt(double).send(message()));
    expect(words).toBe(
      'GOV.UK Notify answered 429, RateLimitError: Exceeded rate limit for key type LIVE.',
    );
  });

  it('cannot be used with a key of somebody else, and does not say which', async () => {
    const forged = `test-26785a09-ab16-4eb0-8407-a37497a57506-00000000-0000-4000-8000-000000000000`;
    const error = await faultOf(notifierAt(double, forged).send(message()));
    expect([error.retriable, double.taken]).toEqual([false, []]);
    expect(everythingIn(error)).not.toContain('26785a09');
  });

  it('is not there at all: trying again can help', async () => {
    const gone = await NotifyDouble.start();
    const notifier = notifierAt(gone);
    await gone.stop();
    expect((await faultOf(notifier.send(message()))).retriable).toBe(true);
  });
});
