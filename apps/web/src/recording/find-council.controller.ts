import { Controller, ForbiddenException, Get, Query } from '@nestjs/common';
import { Page, Redirect } from '../http/page.js';
import { pickQuery, textOf } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';

/** How many councils a search shows. */
const found = '50';
/** How many the list under the box offers while somebody types. */
const suggested = '8';
/** How many proposed interventions stand on the page before a search. */
const proposals = '12';

/** The council in which an intervention is opened: a search, with suggestions while typing where scripts run. */
@Controller('interventions')
export class FindCouncilController {
  @Get('open')
  async find(@Web() web: WebRequest, @Query() raw: unknown): Promise<Page | Redirect> {
    if (!web.mayRecord) throw new ForbiddenException();
    const query = pickQuery(raw, ['q', 'laCode']);
    const laCode = textOf(query, 'laCode');
    if (/^\d{3}$/.test(laCode)) return new Redirect(`/authorities/${laCode}/open`);
    const asked = typeof raw === 'object' && raw !== null && ('q' in raw || 'laCode' in raw);
    const q = textOf(query, 'q');
    const problem = asked && q === '' ? 'Enter the name or the code of a council' : null;
    const [results, proposed] = await Promise.all([
      q === '' ? null : web.api.authorities({ q, show: 'all', limit: found }),
      q === '' ? web.api.authorities({ show: 'proposed', limit: proposals }) : null,
    ]);
    return new Page(
      'recording/choose-council',
      { q, results, proposed, problem },
      problem === null ? 200 : 422,
    );
  }

  /** The councils that fit what is typed so far, for the list under the box. */
  @Get('open/councils')
  async suggest(@Web() web: WebRequest, @Query() raw: unknown) {
    if (!web.mayRecord) throw new ForbiddenException();
    const q = textOf(pickQuery(raw, ['q']), 'q');
    if (q === '') return { total: 0, councils: [] };
    const { items, total } = await web.api.authorities({ q, show: 'all', limit: suggested });
    return {
      total,
      councils: items.map(({ laCode, name, region, until, openInterventions }) => ({
        laCode,
        name,
        note: [
          region,
          laCode,
          ...(until === null ? [] : ['abolished']),
          ...(openInterventions > 0 ? ['case open'] : []),
        ].join(', '),
      })),
    };
  }
}
