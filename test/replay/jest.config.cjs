module.exports = { displayName: 'test-replay', preset: '../../infra/tooling/jest.preset.cjs' };
