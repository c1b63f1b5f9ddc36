import { Controller, Get, Query } from '@nestjs/common';
import { londonDay, type InterventionsPage } from '@interventions/contracts';
import { Page, Redirect } from '../http/page.js';
import { urlWith, type UrlQuery } from '../http/url-query.js';
import { Web, type WebRequest } from '../http/web-request.js';
import { caseChoices, readCompare } from './compare-query.js';
import { comparedYears } from './compare-years.js';
import { laneWords } from './lane-rows.js';
import { zeroOf, type Alignment } from './lanes-axis.js';
import { nullWhereUnknown } from './lanes.controller.js';
import { lanesDrawing } from './lanes-drawing.js';
import { readLookBack, type LookBack } from './look-back.js';

const path = '/compare';
const alignmentWords: Readonly<Record<Alignment, string>> = {
  calendar: 'The calendar',
  opening: 'Years since each intervention was opened',
  inadequate: 'Years since the inadequate judgement that each began with',
};

/** Two cases beside each other: their lanes on one axis, how long their parts took, and their milestones. */
@Controller('compare')
export class CompareController {
  @Get()
  async show(@Web() web: WebRequest, @Query() raw: unknown): Promise<Page | Redirect> {
    const now = new Date().toISOString();
    const back = readLookBack(raw, londonDay(now));
    const items = await allCases(web);
    const { a, b, by, problems: own } = readCompare(raw, items);
    const asked = { a, b, by: by === 'calendar' ? undefined : by };
    if (back.canonical !== null && own.length === 0)
      return new Redirect(urlWith(path, { ...asked, ...back.canonical }));
    const problems = [...own, ...back.problems];
    const ready = a !== '' && b !== '' && own.length === 0;
    const found = ready ? await bothOf(web, [a, b], back.query) : null;
    const shared = { ...asked, ...back.query };
    return new Page(
      'timeline/compare',
      {
        path,
        choices: caseChoices(items),
        asked: { a, b, by },
        by: Object.entries(alignmentWords).map(([value, text]) => ({
          value,
          text,
          checked: value === by,
        })),
        typed: back.typed,
        problems,
        wrong: Object.fromEntries(problems.map((one) => [one.href.slice(1), one.beside])),
        ready,
        now,
        asAt: urlWith('', back.query),
        swapped: urlWith(path, shared, { a: b, b: a }),
        present: urlWith(path, asked),
        ...(found && view(found, by, shared)),
      },
      problems.length > 0 ? 422 : 200,
    );
  }
}

/** Every case of the register, page by page. */
async function allCases(web: WebRequest): Promise<InterventionsPage['items']> {
  const items: InterventionsPage['items'] = [];
  let cursor: string | undefined;
  do {
    const page = await web.api.interventions({ status: 'all', limit: '200', cursor });
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return items;
}

/** Both cases with their milestones; null where one of them was not open at that time. */
async function bothOf(web: WebRequest, ids: readonly [string, string], at: LookBack['query']) {
  const [first, second] = await Promise.all(
    ids.map(async (id) => {
      const query = { weight: 'major', order: 'oldest', limit: '500', ...at };
      const [lanes, timeline] = await Promise.all([
        web.api.lanes(id, at).catch(nullWhereUnknown),
        web.api.timeline({ kind: 'intervention', id }, query).catch(nullWhereUnknown),
      ]);
      return lanes === null || timeline === null ? null : { lanes, timeline };
    }),
  );
  return first && second ? [first, second] : null;
}

type Found = NonNullable<Awaited<ReturnType<typeof bothOf>>>;

function view(found: Found, by: Alignment, shared: UrlQuery) {
  const cases = found.map(({ lanes }) => lanes);
  const [one, other] = cases.map(({ authority }) => authority);
  const position = cases.map((each) => each.asAt.knownAt ?? each.position).sort()[0];
  return {
    cases,
    position,
    title: `${one} and ${other}`,
    counted: by === 'calendar' ? [] : cases.map((each) => startOf(each, by)),
    drawing: lanesDrawing(cases, by, {
      title: `${one} and ${other} on one axis`,
      description: cases.map(laneWords).join('. '),
    }),
    years: comparedYears(
      found.map(({ lanes, timeline }) => ({
        entries: timeline.items.filter(({ retracted }) => retracted === null),
        zero: zeroOf(lanes, by),
      })),
      by,
    ),
    exactly: urlWith(path, shared, { validAt: cases[0]?.asOf, knownAt: position }),
  };
}

/** From which day years are counted for a case, and whether it is the one that was asked for. */
function startOf(lanes: Found[number]['lanes'], by: Alignment) {
  const instead = by === 'inadequate' && lanes.starts.inadequate === null;
  return { authority: lanes.authority, day: zeroOf(lanes, by), instead };
}
