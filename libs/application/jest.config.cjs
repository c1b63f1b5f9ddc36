module.exports = { displayName: 'application', preset: '../../infra/tooling/jest.preset.cjs' };
