module.exports = {
  displayName: 'test-contract',
  preset: '../../infra/tooling/jest.preset.cjs',
  testTimeout: 30_000,
};
