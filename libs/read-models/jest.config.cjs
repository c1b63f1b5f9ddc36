module.exports = { displayName: 'read-models', preset: '../../infra/tooling/jest.preset.cjs' };
