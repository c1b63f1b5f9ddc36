module.exports = { displayName: 'ops', preset: '../../infra/tooling/jest.preset.cjs' };
