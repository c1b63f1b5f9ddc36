module.exports = { displayName: 'contracts', preset: '../../infra/tooling/jest.preset.cjs' };
