module.exports = { displayName: 'test-bench', preset: '../../infra/tooling/jest.preset.cjs' };
