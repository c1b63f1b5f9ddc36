import type { TimelineEntry } from '@interventions/contracts';
import type { ApiSession, ApiSubject } from '../../api/api-session.js';
import type { PagePart } from '../act-form.js';

/** What the page that confirms an entry shows of what it changed; null where it has nothing to add. */
export async function recordedPart(
  api: ApiSession,
  subject: ApiSubject,
  entry: TimelineEntry | undefined,
): Promise<PagePart | null> {
  if (subject.kind !== 'intervention') return null;
  if (entry?.act !== 'DirectionIssued' && entry?.act !== 'DirectionRevised') return null;
  const { items } = await api.directions(subject.id);
  const direction = items.find(({ id }) => id === entry.id);
  if (direction?.changes === undefined || direction.changes === null) return null;
  return {
    template: 'recording/about/duty-changes.njk',
    model: {
      replaced: items
        .filter(({ id }) => direction.replaces.some((one) => one.id === id))
        .map(({ name, onText }) => ({ name, onText })),
      changes: direction.changes,
    },
  };
}
