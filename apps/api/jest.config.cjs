module.exports = { displayName: 'api', preset: '../../infra/tooling/jest.preset.cjs' };
