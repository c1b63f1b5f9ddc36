module.exports = { displayName: 'adapters', preset: '../../infra/tooling/jest.preset.cjs' };
