import { readEvidenceSettings } from './evidence-settings.js';

describe('the settings of evidence', () => {
  it('keep files beside the log, 25 MB each at most, unless they say otherwise', () => {
    expect(readEvidenceSettings({}, '/var/data')).toEqual({
      folder: '/var/data/evidence',
      maxBytes: 25_000_000,
    });
    expect(
      readEvidenceSettings({ EVIDENCE_DIR: '/mnt/shared', EVIDENCE_MAX_MB: '100' }, '/var/data'),
    ).toEqual({ folder: '/mnt/shared', maxBytes: 100_000_000 });
  });

  it.each(['0', '-1', '2.5', '501', 'much', '1e2'])('refuse a size of %s', (size) => {
    expect(() => readEvidenceSettings({ EVIDENCE_MAX_MB: size }, '/var/data')).toThrow(
      `EVIDENCE_MAX_MB is "${size}": give a whole number of megabytes from 1 to 500.`,
    );
  });
});
