import { parseDay } from '@interventions/contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { dateFromText } from '../forms/read-date.js';
import { Page } from '../http/page.js';
import { pickQuery, textOf, urlWith } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';

const names = [
  'actor',
  'type',
  'laCode',
  'interventionId',
  'refused',
  'processes',
  'from',
  'to',
  'cursor',
];
const dates = { from: 'From', to: 'To' } as const;
const pageSize = '50';

/** Everything that was recorded or refused, by whom and when. */
@Controller('audit-trail')
export class AuditController {
  @Get()
  async show(@Web() web: WebRequest, @Query() raw: unknown): Promise<Page> {
    const query = pickQuery(raw, names);
    const read = (['from', 'to'] as const).map((name) => {
      const text = textOf(query, name);
      return { name, text, day: parseDay(dateFromText(text) ?? '') };
    });
    const wrong = read.filter(({ text, day }) => text !== '' && day === undefined);
    const laCode = textOf(query, 'laCode');
    const wrongCode = laCode !== '' && !/^\d{3}$/.test(laCode);
    const asked = {
      ...query,
      ...Object.fromEntries(read.map(({ name, day }) => [name, day])),
      ...(wrongCode && { laCode: undefined }),
      processes: query['processes'] === 'yes' ? undefined : 'no',
    };
    const page = await web.api.auditTrail({ ...asked, limit: pageSize });
    return new Page(
      'audit/index',
      {
        page,
        query,
        filtered: names.some((name) => name !== 'cursor' && query[name] !== undefined),
        problems: [
          ...wrong.map(({ name }) => ({
            text: `${dates[name]}: enter a day, like 30 September 2016 or 30/9/2016`,
            href: `#${name}`,
          })),
          ...(wrongCode ? [{ text: 'The council’s code has three digits', href: '#laCode' }] : []),
        ],
        next: page.next === null ? null : urlWith('/audit-trail', query, { cursor: page.next }),
      },
      wrong.length > 0 || wrongCode ? 422 : 200,
    );
  }
}
