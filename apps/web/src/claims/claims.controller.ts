import { Controller, Get, Param, Query } from '@nestjs/common';
import type { DisagreementsPage } from '@interventions/contracts';
import { Page } from '../http/page.js';
import { pickQuery, textOf, urlWith, type UrlQuery } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { lateness } from '../timeline/timeline-view.js';
import { claimCards, standingStep } from './claim-cards.js';

const path = '/disagreements';
const shows = ['open', 'settled'];

/** Where sources disagree about a date: over all cases, and one entry with every date side by side. */
@Controller()
export class ClaimsController {
  @Get('disagreements')
  async list(@Web() web: WebRequest, @Query() raw: unknown): Promise<Page> {
    const given = pickQuery(raw, ['show', 'laCode', 'cursor']);
    const show = textOf(given, 'show');
    const laCode = textOf(given, 'laCode');
    const query: UrlQuery = {
      show: shows.includes(show) ? show : undefined,
      laCode: /^\d{3}$/.test(laCode) ? laCode : undefined,
    };
    const cursor = textOf(given, 'cursor') || undefined;
    const page = await web.api.disagreements({ ...query, cursor });
    return new Page('claims/list', {
      page,
      items: page.items.map((item) => ({ ...item, chosen: standingStep(item.history) })),
      query,
      states: statesOf(page, query),
      next: page.next === null ? null : urlWith(path, query, { cursor: page.next }),
    });
  }

  @Get('interventions/:id/entries/:entryId/claims')
  async show(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Param('entryId') entryId: string,
  ): Promise<Page> {
    const [record, claims] = await Promise.all([
      web.api.intervention(id),
      web.api.entryClaims(id, entryId),
    ]);
    const { entry } = claims;
    const standing = standingStep(claims.history);
    const ofCouncil = entry.stream.startsWith('authority');
    const base = ofCouncil ? `/authorities/${claims.laCode}` : `/interventions/${record.id}`;
    return new Page('claims/show', {
      record,
      claims,
      entry,
      ofCouncil,
      late: lateness(entry.effectiveOn, entry.recordedAt),
      corrected: standing?.how === 'corrected' ? standing : null,
      cards: claimCards(claims, base),
      withdraw: `${base}/record/retractions`,
      annotate: urlWith(`${base}/record/annotations`, { target: entry.id }),
      timeline: `/interventions/${record.id}/timeline?entry=${entry.id}#e-${entry.id}`,
    });
  }
}

function statesOf({ counts }: DisagreementsPage, query: UrlQuery) {
  const { open, settled } = counts;
  return [
    { show: undefined, text: 'All', count: open + settled },
    { show: 'open', text: 'Nobody chose yet', count: open },
    { show: 'settled', text: 'Somebody chose', count: settled },
  ].map(({ show, text, count }) => ({
    ...{ text, count, href: urlWith(path, query, { show }) },
    current: query['show'] === show,
  }));
}
