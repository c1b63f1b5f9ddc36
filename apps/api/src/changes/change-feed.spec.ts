import type { RecordedEvent } from '@interventions/eventsourcing';
import { ChangeFeed, changesIn } from './change-feed.js';

const event = (stream: string, n: number) =>
  ({ stream, position: `0000000a-${String(n).padStart(20, '0')}` }) as RecordedEvent;
const at = (n: number) => event('', n).position;
const councilOf = (id: string) => (id === 'x' ? '871' : undefined);

describe('the changes in a batch of the log', () => {
  it('are the entries of cases and councils, each with its position', () => {
    const events = [
      event('intervention-x', 1),
      event('authority-330', 2),
      event('deadline-watch-x', 3),
      event('request-1', 4),
      event('intervention-x', 5),
      event('intervention-y', 6),
    ];
    expect(changesIn(events, councilOf)).toEqual([
      { position: at(1), interventionId: 'x', laCode: '871' },
      { position: at(2), interventionId: null, laCode: '330' },
      { position: at(5), interventionId: 'x', laCode: '871' },
      { position: at(6), interventionId: 'y', laCode: null },
    ]);
  });

  it('reach everybody who listens, and nobody who stopped', () => {
    const feed = new ChangeFeed();
    const heard: number[] = [];
    const stop = feed.listen((changes) => heard.push(changes.length));
    feed.takenIn([event('intervention-x', 1)], councilOf);
    feed.takenIn([event('request-1', 2)], councilOf);
    stop();
    feed.takenIn([event('intervention-x', 3)], councilOf);
    expect(heard).toEqual([1]);
  });
});
