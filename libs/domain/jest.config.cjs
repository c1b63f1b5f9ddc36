module.exports = { displayName: 'domain', preset: '../../infra/tooling/jest.preset.cjs' };
