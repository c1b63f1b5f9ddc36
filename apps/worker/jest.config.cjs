module.exports = { displayName: 'worker', preset: '../../infra/tooling/jest.preset.cjs' };
