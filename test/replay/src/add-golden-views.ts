import { addLine } from './golden-lines.js';
import { goldenLogs, goldenViews, viewDigests } from './golden-views.js';

/** Adds what each model shows of each golden history, where that version of the model has no digest yet. */
export async function addGoldenViews(): Promise<void> {
  const known = goldenViews();
  for (const log of goldenLogs()) {
    const held = known.get(log.about) ?? {};
    const digests = Object.entries(await viewDigests(log)).filter(([model]) => !(model in held));
    if (digests.length > 0)
      addLine('views', { about: log.about, digests: Object.fromEntries(digests) });
  }
}
