module.exports = { displayName: 'test-e2e', preset: '../../infra/tooling/jest.preset.cjs' };
