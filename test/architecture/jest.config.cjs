module.exports = {
  displayName: 'test-architecture',
  preset: '../../infra/tooling/jest.preset.cjs',
};
