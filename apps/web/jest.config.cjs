module.exports = { displayName: 'web', preset: '../../infra/tooling/jest.preset.cjs' };
