import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Briefing } from '@interventions/contracts';
import { ApiProblem } from '../api/api-errors.js';
import { Page, Redirect } from '../http/page.js';
import { urlWith } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { trackWords } from '../interventions/act-groups.js';
import {
  audienceWords,
  partWords,
  parts,
  problem,
  readBriefing,
  type BriefingProblem,
  type BriefingQuery,
} from './briefing-query.js';
import { briefingView } from './briefing-view.js';

/** A case as a paper for a reader, from a form whose answers are its address. */
@Controller('interventions/:id/briefing')
export class BriefingsController {
  @Get()
  async show(
    @Web() web: WebRequest,
    @Param('id') id: string,
    @Query() raw: unknown,
  ): Promise<Page | Redirect> {
    const now = new Date().toISOString();
    const asked = readBriefing(raw, now);
    const record = await web.api.intervention(id);
    const path = `/interventions/${record.id}/briefing`;
    const form = async (problems: readonly BriefingProblem[], status: number) => {
      const offered = await web.api.briefing(id, { audience: 'publishable' });
      const model = formModel(asked, offered.audiences, path);
      const wrong = Object.fromEntries(problems.map((one) => [one.href.slice(1), one.beside]));
      return new Page(
        'briefings/form',
        { record, tab: 'briefing', form: model, problems, wrong },
        status,
      );
    };
    if (!asked.asked) return form([], 200);
    if (asked.problems.length > 0) return form(asked.problems, 422);
    const briefing = await drawn(web, id, asked);
    if (briefing === 'not-permitted')
      return form([problem('audience', 'Select an audience whose entries you may read')], 403);
    if (briefing === null)
      return new Page('briefings/not-known', { record, tab: 'briefing', path }, 404);
    const pinned = {
      asOf: briefing.asOf,
      knownAt: briefing.asAt.knownAt ?? briefing.position,
    };
    if (!asked.pinned) return new Redirect(urlWith(path, asked.address, pinned));
    return new Page('briefings/show', {
      record,
      briefing,
      heading: asked.title || `${briefing.authority}: briefing`,
      note: asked.note,
      audience: audienceWords[briefing.audience]?.text ?? briefing.audience,
      tracks: asked.tracks.map((track) => trackWords[track]),
      period: asked.typed,
      partWords,
      ...briefingView(briefing, asked.parts),
      form: formModel(asked, briefing.audiences, path),
      position: pinned.knownAt,
      printed: `${web.publicUrl}${urlWith(path, asked.address)}`,
    });
  }
}

/** The briefing as the api gives it; null where the case was not known then. */
async function drawn(
  web: WebRequest,
  id: string,
  { query }: BriefingQuery,
): Promise<Briefing | 'not-permitted' | null> {
  try {
    return await web.api.briefing(id, query);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.problem.status === 404) return null;
    if (error.problem.code === 'not-permitted') return 'not-permitted';
    throw error;
  }
}

/** The form with what is chosen. Another briefing is drawn from what the record holds when it is asked for. */
function formModel(asked: BriefingQuery, audiences: readonly string[], path: string) {
  return {
    path,
    audienceChoices: audiences.map((value) => ({
      value,
      ...audienceWords[value],
      checked: value === asked.audience,
    })),
    partChoices: parts.map((value) => ({
      value,
      text: partWords[value],
      checked: asked.parts.includes(value),
    })),
    trackChoices: Object.entries(trackWords).map(([value, text]) => ({
      value,
      text,
      checked: asked.tracks.includes(value),
    })),
    typed: asked.typed,
    title: asked.title,
    note: asked.note,
  };
}
