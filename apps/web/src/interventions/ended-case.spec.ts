import type { WebRequest } from '../http/web-request.js';
import { sampleCouncil, sampleSpell } from '../testing/council-samples.js';
import { render } from '../testing/render.js';
import { sampleEntry } from '../testing/samples.js';
import { endedCase } from './ended-case.js';

const right = '0192d3f0-0000-4000-8000-0000000000bb';
const voiding = sampleEntry({
  act: 'InterventionVoided',
  details: { because: 'Opened <twice>', rightCase: right },
});
const web = {
  api: {
    timeline: () => Promise.resolve({ items: [sampleEntry(), voiding] }),
    authority: () =>
      Promise.resolve(
        sampleCouncil({
          successors: [
            { laCode: '940', name: 'North Northamptonshire', on: '2021-04-01' },
            { laCode: '941', name: 'West Northamptonshire', on: '2021-04-01' },
          ],
        }),
      ),
  },
} as unknown as WebRequest;
const next = { ...sampleSpell(), id: right, laCode: '940' };
const record = (status: 'open' | 'closed' | 'voided' | 'transferred') => ({
  ...sampleSpell({ status }),
  followedBy: status === 'transferred' ? [next] : [],
});
const part = async (status: Parameters<typeof record>[0], mayRecord = true) =>
  render('parts/ended-case', {
    ended: await endedCase(web, record(status)),
    record: record(status),
    mayRecord,
  });

describe('a case that is over', () => {
  it('is nothing to speak of while it is open', async () => {
    expect(await endedCase(web, record('open'))).toBeNull();
  });

  it('says why it is void and which case is right', async () => {
    const html = await part('voided');
    expect(html).toContain('This case was opened by mistake and is void');
    expect(html).toContain('Opened &lt;twice&gt;.');
    expect(html).toContain(`href="/interventions/${right}"`);
    expect(html).toContain('no list and no statistic');
  });

  it('links the case of each successor, or where to open it', async () => {
    const html = await part('transferred');
    expect(html).toContain(`href="/interventions/${right}">North Northamptonshire`);
    expect(html).toContain(`href="/authorities/941/open?follows=${sampleSpell().id}"`);
    expect(await part('transferred', false)).toContain('West Northamptonshire: no case follows');
  });

  it('offers a later case that follows it to those who record', async () => {
    expect(await part('closed')).toContain('?follows=');
    expect(await part('closed', false)).not.toContain('?follows=');
  });
});
