/** How a log on KurrentDB is backed up: its server's files are not this platform's to copy. */
export const backUpKurrent = [
  'KurrentDB keeps this log, and its own means copy it: either a disk snapshot, where database and index lie on one',
  'volume, or the files of one node that is up to date and not being scavenged, in this order:',
  '  1. the *.chk files of the index folder, 2. the rest of it,',
  '  3. the *.chk files of the database folder, 4. its chunk files.',
  'A read-only replica elsewhere protects against a lost machine, and not against a mistake that it copies.',
];

/** How it is restored. */
export const restoreKurrent =
  'KurrentDB keeps this log: stop the node, put the copied files of one backup in place, copy chaser.chk over truncate.chk, and start it. Then run “ops accept-log --reason …”, which begins a new epoch, so that positions of lost events are never used again.';
