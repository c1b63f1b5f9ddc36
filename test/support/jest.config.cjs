module.exports = { displayName: 'test-support', preset: '../../infra/tooling/jest.preset.cjs' };
