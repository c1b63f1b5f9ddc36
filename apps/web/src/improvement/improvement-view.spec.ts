import { render, structureFaults } from '../testing/render.js';
import { sampleImprovement } from '../testing/improvement-samples.js';
import { findings, gradedViews, recordingLinks, slippingBack } from './improvement-view.js';

const improvement = sampleImprovement();
const [set] = improvement.sets;
const act = (name: string, allowed: boolean) => ({
  act: name,
  label: name,
  route: name.toLowerCase(),
  track: 'improvement',
  allowed,
  because: null,
  remedy: null,
  missing: [],
});

/** The page of a council, which needs no record of a case. */
function page(of = improvement, links: ReturnType<typeof recordingLinks> = []): string {
  return render('improvement/show', {
    authority: { name: 'Slough', region: 'South East', laCode: '871' },
    base: '/authorities/871',
    path: '/authorities/871/improvement',
    improvement: of,
    sets: gradedViews(of),
    findings: findings(of),
    slipping: slippingBack(of),
    links,
    typed: {},
    wrong: {},
    problems: [],
    files: {},
    now: '2026-11-21T09:00:00.000Z',
  });
}

describe('the page of improvement', () => {
  it('shows each lens as a picture with its change in words, and the same grades as a table', () => {
    const html = page();
    expect(html).toContain('Up 2 since 1 March 2022, from 1 to 3');
    expect(html).toContain('Not graded</td>');
    expect(html).toContain('Not graded by these descriptors: workforce stability.');
    expect(html.match(/<svg/g)).toHaveLength(2);
    expect(structureFaults(html)).toEqual([]);
  });

  it('says that versions of the descriptors stand apart only where there are several', () => {
    expect(page()).not.toContain('do not compare');
    if (set === undefined) throw new Error('The sample has no set.');
    const two = sampleImprovement({ sets: [set, { ...set, descriptorSet: '2019' }] });
    expect(page(two)).toContain('do not compare');
    expect(structureFaults(page(two))).toEqual([]);
  });

  it('offers the act where nothing is assessed, and says why not to a reader', () => {
    const empty = sampleImprovement({ assessments: [], sets: [], stages: [] });
    const links = recordingLinks({ items: [act('MaturityAssessed', true)], revision: '1' }, '/c');
    expect(page(empty, links)).toContain('Nothing is assessed yet');
    expect(page(empty, links)).toContain('href="/c/record/maturityassessed"');
    expect(page(empty)).toContain('Your role reads this record');
  });

  it('finds the stage, what is weak, and what moved', () => {
    expect(findings(improvement)).toEqual([
      'Stage fair, assessed 1 May 2023.',
      'Weak at this stage: engaging and supporting the workforce.',
      'Markers of slipping back: Agency staff.',
      'Up since the baseline: corporate support.',
    ]);
    expect(findings(sampleImprovement({ sets: [], stages: [] }))).toEqual([]);
  });

  it('lists each marker with its assessment, and links no act that is not allowed', () => {
    expect(slippingBack(improvement)).toMatchObject([
      { marker: 'Agency staff', evidence: 'Forty per cent', stageText: 'Fair' },
    ]);
    const items = [act('MaturityAssessed', false), act('NoteAdded', true)];
    expect(recordingLinks({ items, revision: '1' }, '/c')).toEqual([]);
  });
});
