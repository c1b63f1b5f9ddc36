import type { ViewStatus } from '../views/index.js';
import { ServiceMetrics } from './service-metrics.js';

const status: ViewStatus = {
  name: 'timeline',
  state: 'following',
  position: 'x',
  lagEvents: 3,
  lagSeconds: 1.5,
  parkedStreams: 2,
  rebuilding: false,
};

const stopped: ViewStatus = { ...status, name: 'vehicles', state: 'stopped' };

const clockBehindSeconds = () => Promise.resolve(0);
const withheld = () => false;

describe('the numbers of a process', () => {
  it('count commands by outcome, refusals by code, and appends', async () => {
    const metrics = new ServiceMetrics({
      views: () => Promise.resolve([]),
      clockBehindSeconds,
      withheld,
    });
    metrics.ran({ outcome: 'recorded', code: null, seconds: 0.004 });
    metrics.ran({ outcome: 'refused', code: 'case-closed', seconds: 0.2 });
    metrics.ran({ outcome: 'refused', code: 'Priya Nair said no', seconds: 0.2 });
    metrics.appended({ outcome: 'stored', seconds: 0.004 });
    const { type, text } = await metrics.exposition();
    expect(type).toContain('text/plain');
    expect(text).toContain('interventions_command_seconds_bucket{le="0.005",outcome="recorded"} 1');
    expect(text).toContain('interventions_command_seconds_count{outcome="refused"} 2');
    expect(text).toContain('interventions_command_refusals_total{code="case-closed"} 1');
    expect(text).toContain('interventions_command_refusals_total{code="other"} 1');
    expect(text).toContain('interventions_append_seconds_count{outcome="stored"} 1');
    expect(text).not.toContain('Priya');
  });

  it('say how far each view is behind as they are asked, and when there are none yet', async () => {
    let open = false;
    const metrics = new ServiceMetrics({
      views: () =>
        open ? Promise.resolve([status, stopped]) : Promise.reject(new Error('not open')),
      clockBehindSeconds: () => (open ? Promise.resolve(7) : Promise.reject(new Error('not open'))),
      withheld: () => open,
    });
    const before = (await metrics.exposition()).text;
    expect(before).toContain('interventions_views_open 0');
    expect(before).toContain('interventions_clock_behind_log_seconds Nan');
    open = true;
    const { text } = await metrics.exposition();
    expect(text).toContain('interventions_views_open 1');
    expect(text).toContain('interventions_clock_behind_log_seconds 7');
    expect(text).toContain('interventions_view_lag_seconds{model="timeline"} 1.5');
    expect(text).toContain('interventions_view_parked_streams{model="timeline"} 2');
    expect(text).toContain('interventions_view_stopped{model="timeline"} 0');
    expect(text).toContain('interventions_view_stopped{model="vehicles"} 1');
    open = false;
    const after = (await metrics.exposition()).text;
    expect(after).toContain('interventions_views_open 0');
    expect(after).not.toContain('interventions_view_lag_seconds{');
  });

  it('are given without what a log that is frozen does not tell', async () => {
    const never = () => new Promise<never>(() => undefined);
    const metrics = new ServiceMetrics({ views: never, clockBehindSeconds: never, withheld });
    const { text } = await metrics.exposition();
    expect(text).toContain('interventions_views_open 0');
    expect(text).toContain('interventions_clock_behind_log_seconds Nan');
  });

  it('hold the process itself where it is asked for', async () => {
    const views = () => Promise.resolve([]);
    const { text } = await new ServiceMetrics({ views, clockBehindSeconds, withheld })
      .withProcess()
      .exposition();
    expect(text).toContain('process_resident_memory_bytes');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    expect(
      (await new ServiceMetrics({ views, clockBehindSeconds, withheld }).exposition()).text,
    ).not.toContain('process_');
  });
});
