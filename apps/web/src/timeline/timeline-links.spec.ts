import type { Timeline } from '@interventions/contracts';
import { pageLinks, yearLinks } from './timeline-links.js';

const timeline: Timeline = {
  items: [],
  total: 5,
  closed: 0,
  years: [
    { year: '2016', entries: 3, cursor: null },
    { year: '2014', entries: 1, cursor: 'second' },
    { year: '../2012', entries: 1, cursor: 'second' },
  ],
  pages: [
    { cursor: null, from: '2016', to: '2016' },
    { cursor: 'second', from: '2016', to: '../2012' },
  ],
  page: 1,
  acts: [],
  asAt: { validAt: null, knownAt: null, knownAtInstant: null },
  incompleteFrom: null,
  position: 'p',
  next: 'second',
};
const query = { track: 'delivery', entry: 'x' };
const path = '/interventions/1/timeline';

describe('links of a timeline', () => {
  it('lead to each year, on the page on which it begins', () => {
    expect(yearLinks(path, query, timeline)).toEqual([
      { text: '2016', entries: 3, href: '#year-2016' },
      { text: '2014', entries: 1, href: `${path}?track=delivery&cursor=second#year-2014` },
      {
        text: '2012 or earlier',
        entries: 1,
        href: `${path}?track=delivery&cursor=second#year-to-2012`,
      },
    ]);
    const [first] = yearLinks(path, query, { ...timeline, page: 2 });
    expect(first?.href).toBe(`${path}?track=delivery#year-2016`);
  });

  it('lead from page to page, each with the years that it holds', () => {
    expect(pageLinks(path, query, timeline)).toMatchObject({
      previous: undefined,
      next: { href: `${path}?track=delivery&cursor=second` },
      items: [
        { number: 1, current: true, visuallyHiddenText: 'Page 1: 2016' },
        { number: 2, current: false, visuallyHiddenText: 'Page 2: 2016 to 2012 or earlier' },
      ],
    });
    const second = pageLinks(path, query, { ...timeline, page: 2 });
    expect(second?.previous).toEqual({ href: `${path}?track=delivery` });
    expect(pageLinks(path, query, { ...timeline, pages: timeline.pages.slice(1) })).toBeNull();
  });
});
