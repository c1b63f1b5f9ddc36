module.exports = { displayName: 'eventsourcing', preset: '../../infra/tooling/jest.preset.cjs' };
